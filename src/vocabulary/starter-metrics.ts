import type { MetricDefinition, ScopeDimension } from './metric.js';

type Shape = Pick<MetricDefinition, 'valueType' | 'dimension' | 'nature' | 'nonNegative' | 'aggregation'>;
type More = Partial<Omit<MetricDefinition, keyof Shape | 'key' | 'labels'>> & Partial<Shape>;

/** Money over a duration, never below zero: nine months are part of the year. */
const moneyFlow: Shape = {
  valueType: 'quantity',
  dimension: 'money',
  nature: 'flow',
  nonNegative: true,
  aggregation: 'sum',
};
/** Money over a duration that may be a minus. */
const signedMoneyFlow: Shape = { ...moneyFlow, nonNegative: false };
const moneyStock: Shape = { ...moneyFlow, nature: 'stock', aggregation: 'none' };
const signedMoneyStock: Shape = { ...moneyStock, nonNegative: false };
const countFlow: Shape = { ...moneyFlow, dimension: 'count' };
const countStock: Shape = { ...moneyStock, dimension: 'count' };
/** An average or rate that holds for a whole duration: comparable for the same duration only, and no part of a longer one. */
const rateOverTime: Shape = { ...moneyFlow, dimension: 'ratio', aggregation: 'none' };
const signedRateOverTime: Shape = { ...rateOverTime, nonNegative: false };
const ratioStock: Shape = { ...moneyStock, dimension: 'ratio' };
/** What belongs to one event, which the scope names; the period says no more. */
const ofEvent: Shape = { ...countStock, nature: null };
const energyFlow: Shape = { ...moneyFlow, dimension: 'energy' };
const powerStock: Shape = { ...moneyStock, dimension: 'power' };
const massFlow: Shape = { ...moneyFlow, dimension: 'mass' };
const noQuantity: Shape = {
  valueType: 'text',
  dimension: null,
  nature: null,
  nonNegative: false,
  aggregation: 'none',
};

const entity: ScopeDimension = { type: 'entity' };
const word: ScopeDimension = { type: 'word' };
const wordOr = (otherwise: string): ScopeDimension => ({ type: 'word', default: otherwise });

function metric(key: string, en: string, de: string, shape: Shape, more: More = {}): MetricDefinition {
  return {
    key,
    labels: { en, de },
    singleValued: true,
    scope: {},
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
    xbrl: [],
    ...shape,
    ...more,
  };
}

/** The income statement and what is told with it. */
const earnings: readonly MetricDefinition[] = [
  metric('revenue', 'revenue', 'Umsatz', moneyFlow, {
    aliases: ['revenues', 'total revenue', 'sales', 'net sales', 'turnover', 'Umsatzerlöse', 'Erlöse', 'Nettoumsatz'],
    notToBeConfusedWith: ['investment-commitment'],
    wikidata: 'P2139',
    xbrl: [
      'us-gaap:Revenues',
      'us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax',
      'us-gaap:SalesRevenueNet',
      'ifrs-full:Revenue',
    ],
  }),
  metric('annual-recurring-revenue', 'annual recurring revenue', 'jährlich wiederkehrender Umsatz', moneyStock, {
    aliases: ['ARR', 'annualised recurring revenue', 'annualized recurring revenue', 'wiederkehrender Jahresumsatz'],
    notToBeConfusedWith: ['revenue'],
  }),
  metric('order-intake', 'order intake', 'Auftragseingang', moneyFlow, {
    aliases: ['orders received', 'new orders', 'bookings', 'Auftragseingänge'],
    notToBeConfusedWith: ['revenue', 'order-backlog'],
  }),
  metric('order-backlog', 'order backlog', 'Auftragsbestand', moneyStock, {
    aliases: ['backlog', 'order book'],
    notToBeConfusedWith: ['order-intake', 'remaining-performance-obligations'],
  }),
  metric(
    'remaining-performance-obligations',
    'remaining performance obligations',
    'noch nicht erfüllte Leistungsverpflichtungen',
    moneyStock,
    {
      aliases: ['RPO', 'remaining performance obligation', 'ausstehende Leistungsverpflichtungen'],
      notToBeConfusedWith: ['order-backlog', 'revenue'],
      xbrl: ['us-gaap:RevenueRemainingPerformanceObligation'],
    },
  ),
  metric('cost-of-revenue', 'cost of revenue', 'Umsatzkosten', moneyFlow, {
    aliases: ['cost of sales', 'cost of goods sold', 'COGS', 'Herstellungskosten des Umsatzes'],
    xbrl: ['us-gaap:CostOfRevenue', 'us-gaap:CostOfGoodsAndServicesSold', 'ifrs-full:CostOfSales'],
  }),
  metric('gross-profit', 'gross profit', 'Bruttoergebnis vom Umsatz', signedMoneyFlow, {
    aliases: ['Bruttogewinn', 'Bruttoergebnis'],
    notToBeConfusedWith: ['operating-income', 'net-income'],
    xbrl: ['us-gaap:GrossProfit', 'ifrs-full:GrossProfit'],
  }),
  metric('gross-margin', 'gross margin', 'Bruttomarge', signedRateOverTime, { aliases: ['gross profit margin'] }),
  metric('operating-income', 'operating income', 'Betriebsergebnis', signedMoneyFlow, {
    aliases: ['operating profit', 'operating result', 'operatives Ergebnis', 'Betriebsgewinn', 'operativer Gewinn'],
    inverseOf: 'operating-loss',
    notToBeConfusedWith: ['net-income', 'gross-profit', 'ebit', 'ebitda'],
    wikidata: 'P3362',
    xbrl: ['us-gaap:OperatingIncomeLoss', 'ifrs-full:ProfitLossFromOperatingActivities'],
  }),
  metric('operating-loss', 'operating loss', 'Betriebsverlust', signedMoneyFlow, {
    aliases: ['operativer Verlust', 'loss from operations'],
    inverseOf: 'operating-income',
    notToBeConfusedWith: ['net-loss'],
  }),
  metric('operating-margin', 'operating margin', 'operative Marge', signedRateOverTime, {
    aliases: ['operating profit margin', 'operative Umsatzrendite'],
  }),
  metric('ebit', 'earnings before interest and taxes', 'Ergebnis vor Zinsen und Steuern', signedMoneyFlow, {
    aliases: ['EBIT', 'earnings before interest and tax'],
    notToBeConfusedWith: ['operating-income', 'ebitda', 'pre-tax-income'],
  }),
  metric('ebitda', 'EBITDA', 'EBITDA', signedMoneyFlow, {
    aliases: [
      'earnings before interest, taxes, depreciation and amortisation',
      'earnings before interest, taxes, depreciation and amortization',
      'Ergebnis vor Zinsen, Steuern und Abschreibungen',
    ],
    notToBeConfusedWith: ['adjusted-ebitda', 'ebit', 'operating-income'],
  }),
  metric('adjusted-ebitda', 'adjusted EBITDA', 'bereinigtes EBITDA', signedMoneyFlow, {
    aliases: ['EBITDA before special items', 'EBITDA vor Sondereinflüssen'],
    notToBeConfusedWith: ['ebitda'],
  }),
  metric('pre-tax-income', 'income before tax', 'Ergebnis vor Steuern', signedMoneyFlow, {
    aliases: ['pre-tax profit', 'pretax profit', 'profit before tax', 'EBT', 'Gewinn vor Steuern', 'Vorsteuerergebnis'],
    notToBeConfusedWith: ['net-income', 'ebit'],
    xbrl: [
      'us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest',
      'ifrs-full:ProfitLossBeforeTax',
    ],
  }),
  metric('income-tax-expense', 'income tax expense', 'Ertragsteueraufwand', signedMoneyFlow, {
    aliases: ['provision for income taxes', 'Ertragsteuern'],
    xbrl: ['us-gaap:IncomeTaxExpenseBenefit', 'ifrs-full:IncomeTaxExpenseContinuingOperations'],
  }),
  metric('net-loss', 'net loss', 'Nettoverlust', signedMoneyFlow, {
    aliases: ['loss after tax', 'Jahresfehlbetrag', 'Verlust nach Steuern', 'Reinverlust'],
    inverseOf: 'net-income',
  }),
  // Attributable to the owners of the parent in both taxonomies; with minorities it is another metric.
  metric('net-income', 'net income', 'Nettogewinn', signedMoneyFlow, {
    aliases: [
      'net profit',
      'net earnings',
      'profit after tax',
      'Nettoergebnis',
      'Reingewinn',
      'Jahresüberschuss',
      'Gewinn nach Steuern',
      'Ergebnis nach Steuern',
    ],
    inverseOf: 'net-loss',
    wikidata: 'P2295',
    xbrl: ['us-gaap:NetIncomeLoss', 'ifrs-full:ProfitLossAttributableToOwnersOfParent'],
  }),
  metric(
    'net-income-including-minorities',
    'net income including minority interests',
    'Konzernergebnis einschließlich Anteilen Dritter',
    signedMoneyFlow,
    {
      aliases: ['consolidated net income', 'profit for the year', 'Konzernjahresüberschuss'],
      notToBeConfusedWith: ['net-income'],
      xbrl: ['us-gaap:ProfitLoss', 'ifrs-full:ProfitLoss'],
    },
  ),
  metric(
    'equity-method-loss',
    'loss from an equity-method investment',
    'Verlust aus einer At-Equity-Beteiligung',
    signedMoneyFlow,
    { aliases: ['equity-method charge', 'At-Equity-Verlust'], scope: { investee: entity, tax: word } },
  ),
  metric('earnings-per-share', 'earnings per share (basic)', 'Ergebnis je Aktie (unverwässert)', signedMoneyFlow, {
    aliases: ['EPS', 'earnings per share', 'basic EPS', 'Ergebnis je Aktie', 'Gewinn je Aktie'],
    aggregation: 'none',
    notToBeConfusedWith: ['diluted-earnings-per-share', 'dividend-per-share'],
    xbrl: ['us-gaap:EarningsPerShareBasic', 'ifrs-full:BasicEarningsLossPerShare'],
  }),
  metric(
    'diluted-earnings-per-share',
    'earnings per share (diluted)',
    'Ergebnis je Aktie (verwässert)',
    signedMoneyFlow,
    {
      aliases: ['diluted EPS', 'diluted earnings per share', 'verwässertes Ergebnis je Aktie'],
      aggregation: 'none',
      notToBeConfusedWith: ['earnings-per-share'],
      xbrl: ['us-gaap:EarningsPerShareDiluted', 'ifrs-full:DilutedEarningsLossPerShare'],
    },
  ),
  metric(
    'research-and-development-expense',
    'research and development expense',
    'Forschungs- und Entwicklungsaufwand',
    moneyFlow,
    {
      aliases: ['R&D', 'R&D expense', 'R&D spending', 'F&E-Aufwand', 'FuE-Ausgaben', 'Forschungsausgaben'],
      xbrl: ['us-gaap:ResearchAndDevelopmentExpense', 'ifrs-full:ResearchAndDevelopmentExpense'],
    },
  ),
  metric('share-based-compensation', 'share-based compensation', 'aktienbasierte Vergütung', moneyFlow, {
    aliases: ['stock-based compensation', 'SBC'],
    xbrl: ['us-gaap:ShareBasedCompensation'],
  }),
  metric('interest-expense', 'interest expense', 'Zinsaufwand', moneyFlow, {
    aliases: ['Zinsaufwendungen'],
    xbrl: ['us-gaap:InterestExpense', 'ifrs-full:InterestExpense'],
  }),
  metric('goodwill-impairment', 'goodwill impairment', 'Firmenwertabschreibung', moneyFlow, {
    aliases: ['goodwill write-down', 'Goodwill-Abschreibung'],
    notToBeConfusedWith: ['goodwill'],
    xbrl: ['us-gaap:GoodwillImpairmentLoss'],
  }),
  metric('revenue-share-paid', 'revenue share paid', 'gezahlte Umsatzbeteiligung', moneyFlow, {
    scope: { payee: entity },
  }),
  metric('revenue-share-rate', 'revenue share rate', 'Satz der Umsatzbeteiligung', ratioStock, {
    aliases: ['revenue share percentage'],
    scope: { payee: entity },
  }),
];

/** The balance sheet, cash flow, shares and deals. */
const finance: readonly MetricDefinition[] = [
  metric('total-assets', 'total assets', 'Bilanzsumme', moneyStock, {
    aliases: ['balance sheet total', 'Gesamtvermögen'],
    notToBeConfusedWith: ['assets-under-management', 'equity'],
    wikidata: 'P2403',
    xbrl: ['us-gaap:Assets', 'ifrs-full:Assets'],
  }),
  metric('total-liabilities', 'total liabilities', 'Verbindlichkeiten, gesamt', moneyStock, {
    aliases: ['Gesamtverbindlichkeiten'],
    notToBeConfusedWith: ['financial-debt'],
    wikidata: 'P2138',
    xbrl: ['us-gaap:Liabilities', 'ifrs-full:Liabilities'],
  }),
  metric('equity', "shareholders' equity", 'Eigenkapital', signedMoneyStock, {
    aliases: ["stockholders' equity", 'total equity', 'book value of equity'],
    notToBeConfusedWith: ['market-capitalisation', 'total-assets'],
    wikidata: 'P2137',
    xbrl: ['us-gaap:StockholdersEquity', 'ifrs-full:EquityAttributableToOwnersOfParent'],
  }),
  metric('equity-ratio', 'equity ratio', 'Eigenkapitalquote', { ...ratioStock, nonNegative: false }),
  metric(
    'cash-and-cash-equivalents',
    'cash and cash equivalents',
    'Zahlungsmittel und Zahlungsmitteläquivalente',
    moneyStock,
    {
      aliases: ['cash', 'cash position', 'liquide Mittel', 'flüssige Mittel', 'Barmittel'],
      notToBeConfusedWith: ['net-cash', 'free-cash-flow'],
      xbrl: ['us-gaap:CashAndCashEquivalentsAtCarryingValue', 'ifrs-full:CashAndCashEquivalents'],
    },
  ),
  metric('financial-debt', 'financial debt', 'Finanzschulden', moneyStock, {
    aliases: ['total debt', 'borrowings', 'Finanzverbindlichkeiten'],
    notToBeConfusedWith: ['net-debt', 'total-liabilities', 'public-debt'],
    wikidata: 'P2133',
    xbrl: ['us-gaap:DebtLongtermAndShorttermCombinedAmount', 'ifrs-full:Borrowings'],
  }),
  metric('net-debt', 'net debt', 'Nettoverschuldung', signedMoneyStock, {
    aliases: ['net financial debt', 'Nettofinanzschulden', 'Nettofinanzverschuldung'],
    inverseOf: 'net-cash',
    notToBeConfusedWith: ['financial-debt', 'net-borrowing'],
  }),
  metric('net-cash', 'net cash', 'Nettoliquidität', signedMoneyStock, {
    aliases: ['net cash position', 'Nettofinanzguthaben'],
    inverseOf: 'net-debt',
    notToBeConfusedWith: ['cash-and-cash-equivalents'],
  }),
  metric('goodwill', 'goodwill', 'Geschäfts- oder Firmenwert', moneyStock, {
    aliases: ['Firmenwert'],
    notToBeConfusedWith: ['goodwill-impairment'],
    xbrl: ['us-gaap:Goodwill', 'ifrs-full:Goodwill'],
  }),
  metric('inventories', 'inventories', 'Vorräte', moneyStock, {
    aliases: ['inventory', 'Vorratsvermögen'],
    xbrl: ['us-gaap:InventoryNet', 'ifrs-full:Inventories'],
  }),
  metric('capital-expenditure', 'capital expenditure', 'Investitionen in Sachanlagen', moneyFlow, {
    aliases: ['capex', 'capital expenditures', 'capital spending', 'Sachinvestitionen', 'Investitionsausgaben'],
    notToBeConfusedWith: ['investment-commitment', 'investment', 'purchase-commitments'],
    xbrl: [
      'us-gaap:PaymentsToAcquirePropertyPlantAndEquipment',
      'ifrs-full:PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
    ],
  }),
  metric('operating-cash-flow', 'operating cash flow', 'operativer Cashflow', signedMoneyFlow, {
    aliases: ['cash flow from operations', 'Mittelzufluss aus laufender Geschäftstätigkeit'],
    notToBeConfusedWith: ['free-cash-flow', 'operating-income'],
    xbrl: ['us-gaap:NetCashProvidedByUsedInOperatingActivities', 'ifrs-full:CashFlowsFromUsedInOperatingActivities'],
  }),
  metric('free-cash-flow', 'free cash flow', 'freier Cashflow', signedMoneyFlow, {
    aliases: ['FCF', 'Free Cashflow'],
    inverseOf: 'cash-burn',
    notToBeConfusedWith: ['operating-cash-flow'],
  }),
  metric('cash-burn', 'cash burn', 'Mittelverbrauch', signedMoneyFlow, {
    aliases: ['Barmittelverbrauch', 'Mittelabfluss', 'negative free cash flow'],
    inverseOf: 'free-cash-flow',
    notToBeConfusedWith: ['net-loss'],
  }),
  metric('dividend-per-share', 'dividend per share', 'Dividende je Aktie', moneyFlow, {
    aliases: ['dividends per share', 'DPS', 'Dividende pro Aktie'],
    notToBeConfusedWith: ['earnings-per-share', 'dividends-paid'],
    xbrl: ['us-gaap:CommonStockDividendsPerShareDeclared'],
  }),
  metric('dividends-paid', 'dividends paid', 'gezahlte Dividenden', moneyFlow, {
    aliases: ['dividend payments', 'Dividendenzahlungen', 'Dividendensumme', 'Ausschüttungssumme'],
    notToBeConfusedWith: ['dividend-per-share'],
    xbrl: ['us-gaap:PaymentsOfDividends', 'ifrs-full:DividendsPaidClassifiedAsFinancingActivities'],
  }),
  metric('share-buybacks', 'share buybacks', 'Aktienrückkäufe', moneyFlow, {
    aliases: ['share repurchases', 'stock buybacks', 'buybacks', 'Aktienrückkauf'],
    xbrl: ['us-gaap:PaymentsForRepurchaseOfCommonStock', 'ifrs-full:PaymentsToAcquireOrRedeemEntitysShares'],
  }),
  metric('shares-outstanding', 'shares outstanding', 'ausstehende Aktien', countStock, {
    aliases: ['outstanding shares', 'Aktien im Umlauf'],
    xbrl: [
      'dei:EntityCommonStockSharesOutstanding',
      'us-gaap:CommonStockSharesOutstanding',
      'ifrs-full:NumberOfSharesOutstanding',
    ],
  }),
  metric('share-price', 'share price', 'Aktienkurs', moneyStock, {
    aliases: ['stock price', 'Börsenkurs', 'Kurs der Aktie'],
    scope: { moment: wordOr('close') },
  }),
  metric('market-capitalisation', 'market capitalisation', 'Marktkapitalisierung', moneyStock, {
    aliases: ['market capitalization', 'market cap', 'market value', 'Börsenwert', 'Börsenkapitalisierung'],
    notToBeConfusedWith: ['valuation', 'enterprise-value', 'public-float', 'equity'],
    wikidata: 'P2226',
  }),
  metric('public-float', 'public float, market value', 'Marktwert des Streubesitzes', moneyStock, {
    notToBeConfusedWith: ['market-capitalisation'],
    xbrl: ['dei:EntityPublicFloat'],
  }),
  metric('enterprise-value', 'enterprise value', 'Unternehmenswert (Enterprise Value)', moneyStock, {
    aliases: ['firm value'],
    notToBeConfusedWith: ['market-capitalisation', 'valuation'],
  }),
  metric('valuation', 'valuation', 'Bewertung', moneyStock, {
    aliases: ['company valuation', 'Unternehmensbewertung', 'Firmenbewertung'],
    scope: { convention: word },
    notToBeConfusedWith: ['market-capitalisation', 'funding-raised', 'enterprise-value'],
  }),
  metric('funding-raised', 'funding raised', 'eingeworbenes Kapital', moneyFlow, {
    aliases: ['capital raised', 'money raised', 'funding round', 'Finanzierungsrunde', 'eingesammeltes Kapital'],
    scope: { round: word },
    notToBeConfusedWith: ['valuation', 'investment'],
  }),
  metric('investment', 'investment', 'Investition', moneyFlow, {
    aliases: ['amount invested', 'Investitionssumme', 'investierter Betrag'],
    scope: { recipient: entity },
    notToBeConfusedWith: ['investment-commitment', 'capital-expenditure', 'funding-raised'],
  }),
  metric('investment-commitment', 'investment commitment', 'Investitionszusage', moneyStock, {
    aliases: ['committed investment', 'pledged investment', 'zugesagte Investition'],
    scope: { counterparty: entity },
  }),
  metric('purchase-commitments', 'purchase commitments, total', 'Abnahmeverpflichtungen, gesamt', moneyStock, {
    aliases: ['purchase commitments', 'purchase obligations', 'Abnahmeverpflichtungen'],
    xbrl: ['us-gaap:PurchaseObligation'],
  }),
  metric('contract-value', 'contract value', 'Vertragswert', moneyStock, {
    aliases: ['deal size', 'Vertragsvolumen', 'Auftragswert'],
    scope: { counterparty: entity },
  }),
  metric(
    'acquisition-price',
    'acquisition price',
    'Kaufpreis der Übernahme',
    { ...moneyStock, nature: null },
    {
      aliases: ['takeover price', 'purchase price', 'Übernahmepreis', 'Kaufpreis'],
      scope: { target: entity },
      notToBeConfusedWith: ['valuation', 'enterprise-value'],
    },
  ),
  metric('ownership-stake', 'ownership stake', 'Beteiligung', ratioStock, {
    aliases: ['stake', 'equity stake', 'shareholding', 'Beteiligungsquote', 'Aktienanteil', 'Kapitalanteil'],
    scope: { investee: entity },
  }),
  metric('voting-rights', 'share of voting rights', 'Stimmrechtsanteil', ratioStock, {
    aliases: ['voting stake', 'Stimmrechte'],
    scope: { investee: entity },
    notToBeConfusedWith: ['ownership-stake'],
  }),
  metric('assets-under-management', 'assets under management', 'verwaltetes Vermögen', moneyStock, {
    aliases: ['AUM', 'managed assets'],
    notToBeConfusedWith: ['total-assets'],
    wikidata: 'P4103',
  }),
  metric('net-worth', 'net worth', 'Privatvermögen', signedMoneyStock, {
    aliases: ['personal fortune', 'Nettovermögen'],
    wikidata: 'P2218',
  }),
  metric('executive-pay', 'executive pay', 'Vorstandsvergütung', moneyFlow, {
    aliases: ['executive compensation', 'CEO pay', 'Managergehalt'],
  }),
  metric(
    'fine',
    'fine',
    'Geldbuße',
    { ...moneyStock, nature: null },
    {
      aliases: ['regulatory fine', 'Bußgeld'],
      scope: { authority: entity, case: word },
    },
  ),
];

/** People, products, machines and the climate. */
const operations: readonly MetricDefinition[] = [
  metric('headcount', 'headcount', 'Mitarbeiterzahl', countStock, {
    aliases: ['employees', 'number of employees', 'workforce', 'Mitarbeiter', 'Beschäftigte', 'Belegschaft'],
    notToBeConfusedWith: ['full-time-equivalents', 'employment', 'layoffs'],
    wikidata: 'P1128',
    xbrl: ['dei:EntityNumberOfEmployees', 'ifrs-full:NumberOfEmployees'],
  }),
  metric('full-time-equivalents', 'full-time equivalents', 'Vollzeitäquivalente', countStock, {
    aliases: ['FTE', 'FTEs', 'Vollzeitstellen', 'VZÄ'],
    notToBeConfusedWith: ['headcount'],
  }),
  metric('layoffs', 'layoffs', 'Stellenabbau', countFlow, {
    aliases: ['job cuts', 'redundancies', 'Stellenstreichungen', 'abgebaute Stellen'],
    notToBeConfusedWith: ['headcount'],
  }),
  metric('monthly-active-users', 'monthly active users', 'monatlich aktive Nutzer', countStock, {
    aliases: ['MAU', 'MAUs', 'monatliche Nutzer'],
    notToBeConfusedWith: ['weekly-active-users', 'daily-active-users', 'subscribers'],
  }),
  metric('weekly-active-users', 'weekly active users', 'wöchentlich aktive Nutzer', countStock, {
    aliases: ['WAU', 'WAUs', 'wöchentliche Nutzer'],
    notToBeConfusedWith: ['monthly-active-users', 'daily-active-users'],
  }),
  metric('daily-active-users', 'daily active users', 'täglich aktive Nutzer', countStock, {
    aliases: ['DAU', 'DAUs', 'tägliche Nutzer'],
    notToBeConfusedWith: ['weekly-active-users', 'monthly-active-users'],
  }),
  metric('customers', 'customers', 'Kundenzahl', countStock, {
    aliases: ['number of customers', 'Kunden'],
    notToBeConfusedWith: ['subscribers', 'monthly-active-users'],
  }),
  metric('subscribers', 'subscribers', 'Abonnenten', countStock, {
    aliases: ['paying subscribers', 'subscriptions', 'Abonnements', 'zahlende Abonnenten'],
    notToBeConfusedWith: ['customers', 'monthly-active-users'],
    wikidata: 'P3744',
  }),
  metric('production', 'units produced', 'Produktionsmenge', countFlow, {
    aliases: ['production volume', 'produced units', 'produzierte Stückzahl'],
    scope: { product: entity },
    notToBeConfusedWith: ['deliveries', 'units-sold'],
  }),
  metric('deliveries', 'deliveries', 'Auslieferungen', countFlow, {
    aliases: ['units delivered', 'ausgelieferte Stückzahl'],
    scope: { product: entity },
    notToBeConfusedWith: ['production', 'units-sold'],
  }),
  metric('units-sold', 'units sold', 'Absatz', countFlow, {
    aliases: ['unit sales', 'sales volume', 'Absatzmenge', 'verkaufte Stückzahl'],
    scope: { product: entity },
    notToBeConfusedWith: ['revenue', 'deliveries', 'production'],
  }),
  metric('market-share', 'market share', 'Marktanteil', rateOverTime, {
    scope: { market: word },
    notToBeConfusedWith: ['ownership-stake'],
  }),
  metric(
    'compute-capacity',
    'computing capacity, electrical power',
    'Rechenkapazität, elektrische Leistung',
    powerStock,
    {
      aliases: ['compute capacity', 'data centre capacity', 'data center capacity', 'Rechenzentrumskapazität'],
      scope: { site: entity },
      notToBeConfusedWith: ['electricity-consumption', 'generating-capacity'],
    },
  ),
  metric('generating-capacity', 'generating capacity', 'installierte Leistung', powerStock, {
    aliases: ['installed capacity', 'Kraftwerksleistung', 'Nennleistung'],
    scope: { technology: word },
    notToBeConfusedWith: ['electricity-generation'],
  }),
  metric('electricity-generation', 'electricity generation', 'Stromerzeugung', energyFlow, {
    aliases: ['power generation', 'Stromproduktion'],
    scope: { technology: word },
    notToBeConfusedWith: ['generating-capacity', 'electricity-consumption'],
  }),
  metric('electricity-consumption', 'electricity consumption', 'Stromverbrauch', energyFlow, {
    aliases: ['electricity use', 'power consumption'],
    notToBeConfusedWith: ['energy-consumption', 'electricity-generation'],
  }),
  metric('energy-consumption', 'energy consumption', 'Energieverbrauch', energyFlow, {
    aliases: ['energy use', 'energy demand'],
    scope: { boundary: word },
    notToBeConfusedWith: ['electricity-consumption'],
  }),
  metric('co2-emissions', 'CO2 emissions', 'CO2-Emissionen', massFlow, {
    aliases: ['carbon dioxide emissions', 'carbon emissions', 'CO2-Ausstoß', 'Kohlendioxidemissionen'],
    notToBeConfusedWith: ['greenhouse-gas-emissions'],
  }),
  metric('greenhouse-gas-emissions', 'greenhouse gas emissions', 'Treibhausgasemissionen', massFlow, {
    aliases: ['GHG emissions', 'carbon footprint', 'CO2-Fußabdruck', 'Treibhausgasausstoß'],
    scope: { boundary: word },
    notToBeConfusedWith: ['co2-emissions'],
    wikidata: 'P5991',
  }),
  metric('oil-production', 'crude oil production', 'Rohölförderung', {
    ...moneyFlow,
    dimension: 'volume',
  }),
  metric('mean-temperature', 'mean temperature', 'Durchschnittstemperatur', {
    ...signedRateOverTime,
    dimension: 'temperature',
  }),
  metric(
    'maximum-temperature',
    'maximum temperature',
    'Höchsttemperatur',
    { ...signedRateOverTime, dimension: 'temperature', aggregation: 'max' },
    { aliases: ['highest temperature', 'Temperaturmaximum'], notToBeConfusedWith: ['mean-temperature'] },
  ),
  metric(
    'global-warming',
    'warming above the pre-industrial level',
    'Erwärmung gegenüber dem vorindustriellen Niveau',
    { ...signedRateOverTime, dimension: 'temperature' },
    { aliases: ['global warming', 'Erderwärmung'], notToBeConfusedWith: ['mean-temperature'] },
  ),
  metric(
    'precipitation',
    'precipitation',
    'Niederschlagsmenge',
    { ...moneyFlow, dimension: 'length' },
    { aliases: ['rainfall', 'Niederschlag'] },
  ),
  metric(
    'area-burned',
    'area burned',
    'verbrannte Fläche',
    { ...moneyFlow, dimension: 'area' },
    { aliases: ['burned area', 'Waldbrandfläche'] },
  ),
];

/** Public finances, the economy and trade. */
const economy: readonly MetricDefinition[] = [
  metric('gdp', 'gross domestic product, nominal', 'Bruttoinlandsprodukt, nominal', moneyFlow, {
    aliases: ['GDP', 'nominal GDP', 'gross domestic product', 'BIP', 'Bruttoinlandsprodukt', 'Wirtschaftsleistung'],
    notToBeConfusedWith: ['gdp-growth', 'gdp-per-capita'],
    wikidata: 'P2131',
  }),
  metric('gdp-per-capita', 'gross domestic product per capita, nominal', 'BIP je Einwohner, nominal', moneyFlow, {
    aliases: ['GDP per capita', 'BIP pro Kopf', 'BIP je Einwohner'],
    aggregation: 'none',
    wikidata: 'P2132',
  }),
  metric('gdp-growth', 'real GDP growth', 'reales BIP-Wachstum', signedRateOverTime, {
    aliases: ['GDP growth', 'economic growth', 'Wirtschaftswachstum', 'BIP-Wachstum'],
    scope: { comparison: word },
    inverseOf: 'gdp-decline',
    notToBeConfusedWith: ['gdp'],
    wikidata: 'P2219',
  }),
  metric('gdp-decline', 'real GDP decline', 'Rückgang des realen BIP', signedRateOverTime, {
    aliases: ['economic contraction', 'GDP contraction', 'Rückgang der Wirtschaftsleistung'],
    scope: { comparison: word },
    inverseOf: 'gdp-growth',
  }),
  metric('inflation-rate', 'inflation rate', 'Inflationsrate', signedRateOverTime, {
    aliases: ['inflation', 'consumer price inflation', 'Teuerungsrate', 'Teuerung'],
    scope: { index: word, comparison: wordOr('year-on-year') },
    notToBeConfusedWith: ['core-inflation-rate'],
    wikidata: 'P1279',
  }),
  metric('core-inflation-rate', 'core inflation rate', 'Kerninflationsrate', signedRateOverTime, {
    aliases: ['core inflation', 'Kerninflation'],
    scope: { index: word, comparison: wordOr('year-on-year') },
    notToBeConfusedWith: ['inflation-rate'],
  }),
  metric('unemployment-rate', 'unemployment rate', 'Arbeitslosenquote', rateOverTime, {
    aliases: ['jobless rate'],
    scope: { definition: word },
    notToBeConfusedWith: ['unemployed'],
    wikidata: 'P1198',
  }),
  metric(
    'unemployed',
    'unemployed people',
    'Arbeitslosenzahl',
    { ...countFlow, aggregation: 'none' },
    {
      aliases: ['number of unemployed', 'Arbeitslose', 'Zahl der Arbeitslosen'],
      scope: { definition: word },
      notToBeConfusedWith: ['unemployment-rate'],
    },
  ),
  metric(
    'employment',
    'people in employment',
    'Erwerbstätige',
    { ...countFlow, aggregation: 'none' },
    {
      aliases: ['employed people', 'number of people in work', 'Zahl der Erwerbstätigen'],
      notToBeConfusedWith: ['employment-rate', 'headcount'],
    },
  ),
  metric('employment-rate', 'employment rate', 'Erwerbstätigenquote', rateOverTime, {
    notToBeConfusedWith: ['employment'],
  }),
  metric('minimum-wage', 'minimum wage', 'Mindestlohn', moneyStock, {
    aliases: ['statutory minimum wage', 'gesetzlicher Mindestlohn'],
    scope: { per: wordOr('hour') },
  }),
  metric('median-household-income', 'median household income', 'mittleres Haushaltseinkommen', moneyFlow, {
    aliases: ['Medianeinkommen der Haushalte'],
    aggregation: 'none',
    wikidata: 'P11899',
  }),
  metric('public-debt', 'public debt', 'Staatsverschuldung', moneyStock, {
    aliases: ['government debt', 'national debt', 'sovereign debt', 'Staatsschulden', 'öffentliche Schulden'],
    scope: { level: word },
    notToBeConfusedWith: ['debt-ratio', 'budget-deficit', 'net-borrowing', 'financial-debt'],
  }),
  metric('debt-ratio', 'public debt ratio', 'Staatsschuldenquote', ratioStock, {
    aliases: ['debt-to-GDP ratio', 'debt ratio', 'Schuldenstandsquote', 'Schuldenquote'],
    scope: { level: word },
    notToBeConfusedWith: ['public-debt', 'deficit-ratio'],
  }),
  metric('budget-deficit', 'budget deficit', 'Haushaltsdefizit', signedMoneyFlow, {
    aliases: ['fiscal deficit', 'Budgetdefizit'],
    scope: { level: word },
    inverseOf: 'budget-surplus',
    notToBeConfusedWith: ['public-debt', 'deficit-ratio', 'net-borrowing'],
  }),
  metric('budget-surplus', 'budget surplus', 'Haushaltsüberschuss', signedMoneyFlow, {
    aliases: ['fiscal surplus', 'Budgetüberschuss'],
    scope: { level: word },
    inverseOf: 'budget-deficit',
  }),
  metric('deficit-ratio', 'budget deficit ratio', 'Defizitquote', signedRateOverTime, {
    aliases: ['deficit-to-GDP ratio', 'deficit as a share of GDP'],
    scope: { level: word },
    notToBeConfusedWith: ['budget-deficit', 'debt-ratio'],
  }),
  metric('net-borrowing', 'net borrowing', 'Nettokreditaufnahme', signedMoneyFlow, {
    aliases: ['new borrowing', 'Neuverschuldung', 'Nettoneuverschuldung'],
    scope: { level: word },
    notToBeConfusedWith: ['budget-deficit', 'public-debt', 'net-debt'],
  }),
  metric('tax-revenue', 'tax revenue', 'Steuereinnahmen', moneyFlow, {
    aliases: ['tax receipts', 'tax take', 'Steueraufkommen'],
    scope: { level: word, tax: word },
    notToBeConfusedWith: ['income-tax-expense', 'government-spending'],
    wikidata: 'P3087',
  }),
  metric('government-spending', 'government spending', 'Staatsausgaben', moneyFlow, {
    aliases: ['public spending', 'government expenditure', 'public expenditure', 'öffentliche Ausgaben'],
    scope: { level: word },
    notToBeConfusedWith: ['tax-revenue', 'budget-deficit'],
  }),
  metric('defence-spending', 'defence spending', 'Verteidigungsausgaben', moneyFlow, {
    aliases: ['defense spending', 'military spending', 'military expenditure', 'Militärausgaben'],
    notToBeConfusedWith: ['defence-spending-ratio'],
  }),
  metric(
    'defence-spending-ratio',
    'defence spending as a share of GDP',
    'Verteidigungsausgaben im Verhältnis zum BIP',
    rateOverTime,
    {
      aliases: ['defense spending as a share of GDP', 'NATO-Quote', 'Verteidigungsquote'],
      notToBeConfusedWith: ['defence-spending'],
    },
  ),
  metric(
    'policy-interest-rate',
    'policy interest rate',
    'Leitzins',
    { ...ratioStock, nonNegative: false },
    {
      aliases: ['key interest rate', 'policy rate', 'benchmark rate', 'Leitzinssatz'],
      scope: { facility: word },
      wikidata: 'P2661',
    },
  ),
  metric(
    'government-bond-yield',
    'government bond yield',
    'Rendite der Staatsanleihe',
    { ...ratioStock, nonNegative: false },
    {
      aliases: ['sovereign bond yield', 'Staatsanleihenrendite'],
      scope: { maturity: word },
      notToBeConfusedWith: ['policy-interest-rate'],
    },
  ),
  metric('exports', 'exports', 'Ausfuhren', moneyFlow, {
    aliases: ['Exporte', 'Exportvolumen'],
    scope: { partner: entity },
    notToBeConfusedWith: ['imports', 'trade-surplus'],
    wikidata: 'P2135',
  }),
  metric('imports', 'imports', 'Einfuhren', moneyFlow, {
    aliases: ['Importe', 'Importvolumen'],
    scope: { partner: entity },
    notToBeConfusedWith: ['exports', 'trade-deficit'],
    wikidata: 'P2136',
  }),
  metric('trade-surplus', 'trade surplus', 'Handelsbilanzüberschuss', signedMoneyFlow, {
    aliases: ['trade balance', 'Handelsüberschuss', 'Handelsbilanzsaldo'],
    scope: { partner: entity },
    inverseOf: 'trade-deficit',
    notToBeConfusedWith: ['current-account-surplus'],
    wikidata: 'P2294',
  }),
  metric('trade-deficit', 'trade deficit', 'Handelsbilanzdefizit', signedMoneyFlow, {
    aliases: ['trade gap', 'Handelsdefizit'],
    scope: { partner: entity },
    inverseOf: 'trade-surplus',
    notToBeConfusedWith: ['current-account-deficit'],
  }),
  metric('current-account-surplus', 'current account surplus', 'Leistungsbilanzüberschuss', signedMoneyFlow, {
    aliases: ['current account balance', 'Leistungsbilanzsaldo'],
    inverseOf: 'current-account-deficit',
    notToBeConfusedWith: ['trade-surplus'],
  }),
  metric('current-account-deficit', 'current account deficit', 'Leistungsbilanzdefizit', signedMoneyFlow, {
    inverseOf: 'current-account-surplus',
    notToBeConfusedWith: ['trade-deficit'],
  }),
  metric('tariff-rate', 'tariff rate', 'Zollsatz', ratioStock, {
    aliases: ['tariff', 'customs duty rate'],
    scope: { partner: entity, product: word },
  }),
];

/** Population, elections, polls and events. */
const society: readonly MetricDefinition[] = [
  metric('population', 'population', 'Einwohnerzahl', countStock, {
    aliases: ['inhabitants', 'Bevölkerung', 'Bevölkerungszahl', 'Einwohner'],
    wikidata: 'P1082',
  }),
  metric(
    'life-expectancy',
    'life expectancy',
    'Lebenserwartung',
    { ...rateOverTime, dimension: 'duration' },
    { aliases: ['life expectancy at birth'], scope: { sex: word }, wikidata: 'P2250' },
  ),
  metric(
    'fertility-rate',
    'total fertility rate',
    'zusammengefasste Geburtenziffer',
    { ...rateOverTime, dimension: 'other' },
    { aliases: ['fertility rate', 'Geburtenrate', 'Fertilitätsrate'], wikidata: 'P4841' },
  ),
  metric('immigration', 'immigration', 'Zuwanderung', countFlow, {
    aliases: ['immigrants', 'arrivals of immigrants', 'Einwanderung', 'Zuzüge'],
    notToBeConfusedWith: ['net-migration', 'asylum-applications'],
  }),
  metric(
    'net-migration',
    'net migration',
    'Nettozuwanderung',
    { ...countFlow, nonNegative: false },
    { aliases: ['migration balance', 'Wanderungssaldo'], notToBeConfusedWith: ['immigration'] },
  ),
  metric('asylum-applications', 'asylum applications', 'Asylanträge', countFlow, {
    aliases: ['asylum claims', 'applications for asylum'],
    scope: { application: word },
    notToBeConfusedWith: ['immigration', 'refugees'],
  }),
  metric('refugees', 'refugees hosted', 'aufgenommene Flüchtlinge', countStock, {
    aliases: ['refugees', 'Flüchtlinge', 'Geflüchtete'],
    notToBeConfusedWith: ['asylum-applications'],
  }),
  metric('deportations', 'deportations', 'Abschiebungen', countFlow),
  metric('recorded-crimes', 'recorded crimes', 'erfasste Straftaten', countFlow, {
    aliases: ['crimes recorded', 'recorded offences', 'registrierte Straftaten'],
    scope: { offence: word },
  }),
  metric(
    'votes',
    'votes received',
    'Stimmenzahl',
    { ...ofEvent, aggregation: 'sum' },
    {
      aliases: ['votes', 'vote count', 'erhaltene Stimmen'],
      scope: { election: entity },
      notToBeConfusedWith: ['vote-share', 'seats'],
      wikidata: 'P1111',
    },
  ),
  metric(
    'vote-share',
    'vote share',
    'Stimmenanteil',
    { ...ofEvent, dimension: 'ratio' },
    {
      aliases: ['share of the vote', 'percentage of votes'],
      scope: { election: entity },
      notToBeConfusedWith: ['votes', 'poll-share'],
    },
  ),
  metric('seats', 'seats held', 'Sitze', countStock, {
    aliases: ['seats', 'seats in parliament', 'Mandate', 'Parlamentssitze'],
    scope: { chamber: entity },
    notToBeConfusedWith: ['votes'],
    wikidata: 'P1410',
  }),
  metric(
    'turnout',
    'turnout',
    'Wahlbeteiligung',
    { ...ofEvent, dimension: 'ratio' },
    { aliases: ['voter turnout'], scope: { election: entity }, notToBeConfusedWith: ['ballots-cast'] },
  ),
  metric(
    'ballots-cast',
    'ballots cast',
    'abgegebene Stimmen',
    { ...ofEvent, aggregation: 'sum' },
    {
      aliases: ['votes cast', 'abgegebene Stimmzettel'],
      scope: { election: entity },
      notToBeConfusedWith: ['votes', 'turnout'],
      wikidata: 'P1868',
    },
  ),
  metric(
    'eligible-voters',
    'eligible voters',
    'Wahlberechtigte',
    { ...ofEvent, aggregation: 'sum' },
    {
      aliases: ['people entitled to vote', 'Stimmberechtigte'],
      scope: { election: entity },
      notToBeConfusedWith: ['ballots-cast'],
      wikidata: 'P1867',
    },
  ),
  metric('votes-in-favour', 'votes in favour', 'Jastimmen', ofEvent, {
    aliases: ['votes in favor', 'ayes', 'Ja-Stimmen'],
    scope: { chamber: entity },
    notToBeConfusedWith: ['votes-against'],
  }),
  metric('votes-against', 'votes against', 'Neinstimmen', ofEvent, {
    aliases: ['noes', 'Nein-Stimmen', 'Gegenstimmen'],
    scope: { chamber: entity },
    notToBeConfusedWith: ['votes-in-favour'],
  }),
  metric('approval', 'approval rating', 'Zustimmungswert', rateOverTime, {
    aliases: ['approval', 'job approval', 'Zustimmungsrate', 'Beliebtheitswert'],
    scope: { pollster: entity },
    notToBeConfusedWith: ['poll-share'],
  }),
  metric('poll-share', 'share in opinion polls', 'Umfragewert', rateOverTime, {
    aliases: ['poll share', 'voting intention', 'Sonntagsfrage', 'Wahlabsicht'],
    scope: { pollster: entity, question: word },
    notToBeConfusedWith: ['vote-share', 'approval'],
  }),
  metric('members', 'members', 'Mitgliederzahl', countStock, {
    aliases: ['membership', 'number of members', 'Mitglieder'],
    wikidata: 'P2124',
  }),
  metric('donations-received', 'donations received', 'erhaltene Spenden', moneyFlow, {
    aliases: ['political donations', 'Parteispenden'],
    scope: { donor: entity },
    wikidata: 'P8093',
  }),
  metric('deaths', 'deaths', 'Todesopfer', countStock, {
    aliases: ['death toll', 'fatalities', 'people killed', 'Tote', 'Zahl der Toten'],
    scope: { group: word },
    notToBeConfusedWith: ['injured', 'missing'],
    wikidata: 'P1120',
  }),
  metric('injured', 'injured', 'Verletzte', countStock, {
    aliases: ['people injured', 'wounded', 'Verwundete'],
    scope: { group: word },
    notToBeConfusedWith: ['deaths'],
    wikidata: 'P1339',
  }),
  metric('missing', 'missing people', 'Vermisste', countStock, {
    aliases: ['people missing'],
    notToBeConfusedWith: ['deaths'],
  }),
  metric('attendance', 'attendance', 'Teilnehmerzahl', ofEvent, {
    aliases: ['participants', 'crowd size', 'Teilnehmer', 'Teilnehmende'],
  }),
  metric(
    'damage',
    'damage in money',
    'Schadenssumme',
    { ...moneyStock, nature: null },
    { aliases: ['economic damage', 'economic losses', 'Schadenshöhe'], scope: { cover: word } },
  ),
];

/** What is no quantity. */
const facts: readonly MetricDefinition[] = [
  metric(
    'full-capacity-date',
    'date of full capacity',
    'Datum des vollen Ausbaus',
    { ...noQuantity, valueType: 'date' },
    { scope: { counterparty: entity } },
  ),
  metric(
    'founding-date',
    'date of foundation',
    'Gründungsdatum',
    { ...noQuantity, valueType: 'date' },
    { aliases: ['founded', 'founding date', 'gegründet'], wikidata: 'P571' },
  ),
  metric(
    'launch-date',
    'launch date',
    'Datum der Markteinführung',
    { ...noQuantity, valueType: 'date' },
    { aliases: ['release date', 'Erscheinungsdatum'], scope: { market: word } },
  ),
  metric('chips-without-power', 'has chips it cannot power', 'hat Chips, die es nicht mit Strom versorgen kann', {
    ...noQuantity,
    valueType: 'truth',
  }),
  metric(
    'insolvent',
    'is insolvent',
    'ist insolvent',
    { ...noQuantity, valueType: 'truth', nature: 'stock' },
    { aliases: ['insolvency', 'bankruptcy', 'Insolvenz'] },
  ),
  metric(
    'chief-executive',
    'chief executive',
    'Vorstandsvorsitz',
    { ...noQuantity, valueType: 'entity', nature: 'stock' },
    {
      aliases: ['CEO', 'chief executive officer', 'Vorstandschef', 'Vorstandschefin'],
      singleValued: false,
      wikidata: 'P169',
    },
  ),
  metric(
    'headquarters',
    'headquarters',
    'Hauptsitz',
    { ...noQuantity, valueType: 'entity', nature: 'stock' },
    { aliases: ['head office', 'Firmensitz', 'Unternehmenssitz'], singleValued: false, wikidata: 'P159' },
  ),
];

/**
 * The metrics a new instance starts with: what a business and politics desk writes about, in English and German.
 *
 * Aliases mean exactly one metric; words that mean several (profit, Gewinn, debt, Schulden) are left out on purpose, so
 * that nobody's profit is silently read as net income. XBRL elements are named where they report the same thing with the
 * same sign, so losses have none; identifiers that could not be looked up are left out.
 */
export const starterMetrics: readonly MetricDefinition[] = [
  ...earnings,
  ...finance,
  ...operations,
  ...economy,
  ...society,
  ...facts,
];
