import type { Words } from './lexicon.js';
import { portugueseMoney, portugueseSharedMoney, portugueseSubunits } from './money-words-pt.js';
import { portugueseNumbers } from './number-words-pt.js';
import { crossed, withEndings } from './phrase-variants.js';
import { portuguesePhysical, portuguesePrefixed } from './physical-words-pt.js';

const ARTICLES = ['', ' o', ' a', ' os', ' as', ' uns', ' umas'];
const CONTRACTED = {
  ...{
    ' de o': ' do',
    ' de a': ' da',
    ' de os': ' dos',
    ' de as': ' das',
    ' de uns': ' de uns',
    ' de umas': ' de umas',
  },
  ...{ ' a o': ' ao', ' a a': ' à', ' a os': ' aos', ' a as': ' às', ' em o': ' no', ' em a': ' na', ' em os': ' nos' },
  ...{ ' em as': ' nas', ' por o': ' pelo', ' por a': ' pela', ' por os': ' pelos', ' por as': ' pelas' },
};

/**
 * Portuguese of Brazil and Portugal. The spelling of a scale word tells the scale: bilhão is Brazil's 10⁹ and bilião
 * Portugal's 10¹².
 */
export const portuguese: Words = {
  language: 'pt',
  decimal: ',',
  groups: '.',
  numbers: portugueseNumbers,
  scales: {
    'mil|milhares': 3,
    'milhão|milhões|milhao|milhoes|mi|mi.|milh.': 6,
    'bilhão|bilhões|bilhao|bilhoes|bi|bi.|mM|milhar de milhão|milhares de milhões|milhar de milhões': 9,
    'trilhão|trilhões|trilhao|trilhoes|tri|tri.': 12,
    'quatrilhão|quatrilhões|quadrilhão|quadrilhões|quatrilhao|quatrilhoes': 15,
    'quintilhão|quintilhões': 18,
    'bilião|biliões|biliao|bilioes': 12,
    'trilião|triliões|triliao|trilioes': 18,
    'quatrilião|quatriliões|quadrilião|quadriliões': 24,
  },
  regionalScales: { PT: { Bi: 12 }, AO: { Bi: 12 } },
  // What each side of the Atlantic means by the other's spelling is not certain, nor is "triliões", which Portugal often
  // writes for the English trillion; Mozambique uses biliões for 10⁹ too.
  rivalScales: {
    '': { Bi: 12, 'trilião|triliões|triliao|trilioes': 12 },
    BR: { Bi: 9, 'bilião|biliões|biliao|bilioes': 9 },
    MZ: { 'bilião|biliões|biliao|bilioes': 9, 'bilhão|bilhões|bilhao|bilhoes|bi': 12 },
    PT: { 'bilhão|bilhões|bilhao|bilhoes|bi|bi.': 12, 'trilhão|trilhões|trilhao|trilhoes|tri|tri.': 18 },
    AO: { 'bilhão|bilhões|bilhao|bilhoes|bi|bi.': 12, 'trilhão|trilhões|trilhao|trilhoes|tri|tri.': 18 },
  },
  suffixes: { k: 3, K: 3, M: 6, mi: 6, bi: 9, tri: 12, mil: 3 },
  moneyPrefixes: { k: 3, K: 3, m: 6, M: 6, mM: 9 },
  unitLinks: 'de',
  nameLocales: ['pt-PT'],
  currencies: portugueseMoney,
  shared: portugueseSharedMoney,
  subunits: portugueseSubunits,
  ratios: {
    percent: '%|por cento|porcento|por cem|por 100|pct',
    permille: '‰|por mil|por 1000',
    percentage_point:
      'pontos percentuais|ponto percentual|pontos porcentuais|ponto porcentual|pontos de percentagem|ponto de percentagem|p.p.|pp|p. p.|pp.|pontos percentual',
    basis_point: 'pontos-base|ponto-base|pontos base|ponto base|pontos básicos|ponto básico|pb|p.b.|bps|pbs',
  },
  points: 'ponto|pontos',
  physical: portuguesePhysical,
  homonyms: 'um peso',
  prefixed: portuguesePrefixed,
  prefixes: { c: 'centi', m: 'mili', h: 'hecto', k: 'quilo', M: 'mega', G: 'giga', T: 'tera', P: 'peta', E: 'exa' },
  measured: 'de|do|da|equivalente de|equivalentes de|equivalente|equivalentes em',
  counted: {
    noun: /^(?!(?:avos|milhares|centenas|dezenas|dúzias|\p{Ll}*[ée]sim[oa]s|nov[oa]s|antig[oa]s|grandes|pequen[oa]s|jovens|possíveis|futur[oa]s|supost[oa]s|divers[oa]s|importantes|principais|atuais|actuais|potenciais|mais|menos|vezes|antes|depois|atrás|após|os|as|dos|das|nos|nas|aos|às|pelos|pelas|seus|suas|uns|umas|estes|estas|esses|essas|dois|três|seis|apenas|deles|delas|destes|destas|desses|dessas|aliás|jamais|segundas|terças|mas)$)(?:\p{Ll}{2,}s|gente|pessoal)$/u,
    before:
      /^(?:nov[oa]s|antig[oa]s|grandes|pequen[oa]s|jovens|possíveis|futur[oa]s|supost[oa]s|divers[oa]s|importantes|principais|atuais|actuais|potenciais)$/u,
    after:
      /^(?!(?:eles|elas|outros|outras|todos|todas|nós|ambos|ambas)$)\p{Ll}{2,}(?:ais|eis|ários|árias|ivos|ivas|antes|entes|ados|adas|idos|idas|icos|icas|áveis|íveis|ares|eiros|eiras|osos|osas|istas|eses|esas|anos|anas|inos|inas)$/u,
  },
  negations: 'não|nao|nunca|jamais',
  hedges: {
    ...withEndings(
      {
        'mais de|mais que|mais do que|superior a|superiores a|acima de|por cima de|além de|maior que|maior do que|maior de|maior a|maiores que|maiores do que|maiores de|maiores a|mais alto que|mais alta que|mais alto do que|mais altos que|mais altas que|supera|superam|superou|superaram|superava|superar|superará|superado|superando|ultrapassa|ultrapassam|ultrapassou|ultrapassaram|ultrapassar|ultrapassando|ultrapassará|excede|excedem|excedeu|excederam|passa de|passam de':
          { kind: 'more_than' },
        'muito mais de|muito mais que|muito mais do que|bem mais de|bem mais que|bem mais do que|bastante mais de|bastante mais do que|muito acima de|bem acima de|bastante acima de|muito superior a|muito superiores a|supera em muito|superou em muito|ultrapassa largamente|ultrapassou largamente|consideravelmente mais de|significativamente mais de':
          { kind: 'more_than', keep: 'emphatic' },
        'pouco mais de|pouco mais que|pouco mais do que|um pouco mais de|um pouco mais que|um pouco mais do que|ligeiramente superior a|ligeiramente superiores a|ligeiramente acima de|levemente acima de|pouco acima de|um pouco acima de|logo acima de':
          { kind: 'more_than', keep: 'slightly' },
        'pelo menos|ao menos|no mínimo|no minimo|um mínimo de|mínimo de|mínimo|não menos de|não menos que|não menos do que|nao menos de|nao menos que|a partir de|maior ou igual que|maior ou igual a|maior ou igual|maiores ou iguais a|maiores ou iguais que|igual ou maior que|igual ou maior a|igual a ou maior que|igual ou superior a|iguais ou superiores a|superior ou igual a|superiores ou iguais a|não inferior a|não inferiores a|não menor que|não menor do que|não menor de|não menores que|não menores do que|não baixa de|como mínimo|nada menos que|nada menos do que':
          { kind: 'at_least' },
        'até|ateh|no máximo|no maximo|quando muito|um máximo de|máximo de|máximo|não mais de|não mais que|não mais do que|nao mais de|nao mais que|menor ou igual que|menor ou igual a|menor ou igual|menores ou iguais a|menores ou iguais que|igual ou menor que|igual ou menor a|igual a ou menor que|igual ou inferior a|iguais ou inferiores a|inferior ou igual a|inferiores ou iguais a|não superior a|não superiores a|não maior que|não maior do que|não maior de|não maiores que|não maiores do que|não supera|não superam|não superou|não superará|não ultrapassa|não ultrapassam|não ultrapassou|não ultrapassará|não excede|não excedem|não passa de|não passam de|não passou de|como máximo|um teto de|um tecto de|até a':
          { kind: 'at_most' },
        'menos de|menos que|menos do que|abaixo de|por baixo de|debaixo de|inferior a|inferiores a|menor que|menor do que|menor de|menor a|menores que|menores do que|menores de|menores a|mais baixo que|mais baixa que|mais baixo do que|mais baixos que|mais baixas que':
          { kind: 'less_than' },
        'muito menos de|muito menos que|muito menos do que|bem menos de|bem menos que|bem menos do que|muito abaixo de|bem abaixo de|muito inferior a|muito inferiores a|bastante menos de':
          { kind: 'less_than', keep: 'emphatic' },
        'quase|praticamente': { kind: 'just_under', keep: 'quase' },
        'pouco menos de|pouco menos que|pouco menos do que|um pouco menos de|um pouco menos que|ligeiramente inferior a|ligeiramente abaixo de|levemente abaixo de|pouco abaixo de|logo abaixo de|beira|beirou|beirava|beirando|roça|roçou|não chega a|não chegam a':
          { kind: 'just_under', keep: 'pouco menos' },
        'cerca de|perto de|próximo de|próximo a|próxima de|próximos de|próximas de': {
          kind: 'approximate',
          keep: 'cerca de',
        },
        'em torno de|por volta de|à volta de|ao redor de|na ordem de|da ordem de|de ordem de|na casa de|na faixa de|rondando|ronda|rondam|rondou|rondaram|rondar':
          { kind: 'approximate', keep: 'em torno de' },
        'aproximadamente|aprox.|aprox|mais ou menos|coisa de': { kind: 'approximate', keep: 'aproximadamente' },
        'estimado em|estimada em|estimados em|estimadas em|estimado de|estimados': {
          kind: 'approximate',
          keep: 'estimado',
        },
        'exatamente|exactamente|precisamente|justos|exatos|igual a|iguais a': { kind: 'exact', keep: 'exatamente' },
      },
      ARTICLES,
      CONTRACTED,
    ),
    'uns|umas|cerca de uns': { kind: 'approximate', keep: 'uns' },
    'ca.|c.|circa|cerca': { kind: 'approximate', keep: 'circa' },
    ...withEndings({ apenas: { keep: 'apenas' } }, ARTICLES, CONTRACTED),
  },
  afterwards: {
    'ou mais|ou superior|ou superiores|ou maior|ou maiores|no mínimo|no minimo|pelo menos|ao menos|como mínimo|mínimo':
      {
        kind: 'at_least',
      },
    'ou igual': { inclusive: true },
    'ou menos|ou inferior|ou inferiores|ou menor|ou menores|no máximo|no maximo|como máximo|quando muito|máximo|máx.': {
      kind: 'at_most',
    },
    'aproximadamente|aprox.|aprox|mais ou menos|ou assim|ou coisa assim': {
      kind: 'approximate',
      keep: 'aproximadamente',
    },
    'e poucos|e poucas|e tantos|e tantas|e tal|e picos|e pico': { kind: 'more_than', keep: 'slightly' },
    'exatos|exatas|exactos|exactas|certos|redondos': { kind: 'exact', keep: 'exatamente' },
  },
  ranges: {
    [crossed('entre', ARTICLES, {})]: crossed('e', ARTICLES, {}),
    [crossed('desde', ARTICLES, {})]: crossed('até|ateh|a', ARTICLES, CONTRACTED),
    'de|do|da|dos|das|de uns|de umas': 'a|ao|à|aos|às|até|até os|até as|até o|até a',
  },
  prepositions: 'de|do|da|dos|das|de uns|de umas|desde|desde o|desde a|desde os|desde as',
  to: 'a|ao|à|aos|às',
  or: 'ou',
  changes: {
    up: `sobe|sobem|subiu|subiram|subido|subida|subidas|subir|subirá|subirão|subia|subindo|subiria|aumenta|aumentam|aumentou|aumentaram|aumentado|aumento|aumentos|aumentar|aumentará|aumentarão|aumentava|aumentando|cresce|crescem|cresceu|cresceram|crescido|crescimento|crescimentos|crescer|crescerá|crescerão|crescia|crescendo|incrementou|incremento|incrementos|alta|altas|elevou|elevaram|elevado|elevação|elevar|eleva|avança|avançam|avançou|avançaram|avançado|avanço|avanços|escalou|dispara|disparam|disparou|dispararam|disparado|disparada|saltou|saltaram|salto|valorizou|valorizaram|valorizado|valorização|apreciou|apreciação|encareceu|encareceram|encarecimento|melhora|melhorou|melhoraram|acelerou|expandiu|expandiram|expansão|ampliou|ampliaram|acréscimo|acréscimos|reajuste|reajustou|agravou|agravamento|engordou|recuperou`,
    down: `baixa|baixam|baixou|baixaram|baixado|baixar|baixará|baixas|cai|caem|caiu|caíram|cairam|caído|queda|quedas|cair|cairá|cairão|caindo|caía|desce|descem|desceu|desceram|descido|descida|descidas|descer|descerá|diminui|diminuem|diminuiu|diminuíram|diminuição|diminuído|diminuir|reduz|reduzem|reduziu|reduziram|reduzido|reduzida|redução|reduções|reduzir|reduzirá|reduzindo|corta|cortou|cortaram|corte|cortes|cortar|recua|recuam|recuou|recuaram|recuado|recuo|recuos|recuar|encolhe|encolheu|encolheram|contrai|contraiu|contraíram|contração|contracção|despenca|despencou|despencaram|desaba|desabou|desabaram|afundou|afunda|tomba|tombou|tombaram|tombo|barateou|cede|cederam|cedeu|desvalorizou|desvalorizaram|desvalorização|depreciou|depreciação|decréscimo|decresceu|retração|retraiu|declínio|piorou|desconto|desacelerou|quebra|quebras|retrocedeu|retrocesso`,
    either: 'varia|variam|variou|variaram|variado|variação|variações|mudança|mudou|oscilou|oscilação',
    by: 'de|do|da|em',
    moves: 'passa|passam|passou|passaram|passado|passar|passará',
    levels:
      'a|ao|à|aos|às|para|para os|para as|para o|até|até os|até as|até o|fica em|ficou em|ficando em|ficaram em|está em|estava em|manteve em|fechou em|encerrou em|situou-se em|situou-se nos|situa-se nos|fixou-se em|fixou-se nos',
    thresholds: 'abaixo|acima|sob',
    after: {
      'a mais|mais|superior|superiores|maior|maiores|mais alto|mais alta|mais caro|mais cara|mais caros|acima|de alta':
        'up',
      'a menos|menos|inferior|inferiores|menor|menores|mais baixo|mais baixa|mais barato|mais barata|abaixo|de queda':
        'down',
    },
    multiples: {
      'duplica|duplicam|duplicou|duplicaram|duplicado|duplicada|duplicar|duplicará|duplicando|dobra|dobram|dobrou|dobraram|dobrado|dobrar|dobrará|dobrando':
        '2',
      'triplica|triplicam|triplicou|triplicaram|triplicado|triplicada|triplicar|triplicará|triplicando': '3',
      'quadruplica|quadruplicam|quadruplicou|quadruplicaram|quadruplicado|quadruplicar|quadruplicará': '4',
      'quintuplica|quintuplicou|quintuplicaram|quintuplicado|quintuplicar': '5',
      'sextuplicou|sextuplicaram|sextuplicado': '6',
      'decuplicou|decuplicaram|decuplicado': '10',
      'caiu pela metade|caíram pela metade|caído pela metade|cair pela metade|caiu à metade|reduziu à metade|reduzido à metade|reduzida à metade|reduzir à metade|reduziu pela metade|reduzido pela metade|reduziu para metade|reduziu-se a metade|caiu para metade|caíram para metade|desceu para metade|reduzido para metade|reduzida para metade|cortou pela metade|cortado pela metade|reduzir para metade|reduzir pela metade':
        '0.5',
    },
    factors: {
      'o dobro|dobro|duas vezes': '2',
      'o triplo|triplo|três vezes|tres vezes': '3',
      'o quádruplo|quádruplo|quatro vezes': '4',
      'o quíntuplo|quíntuplo|cinco vezes': '5',
      'a metade|metade': '0.5',
    },
    parts: { 'metade|a metade': '0.5' },
    asMuch:
      'do que|que|da que|dos que|das que|mais que|mais do que|maior que|maior do que|superior a|o valor|o tamanho',
    times: 'vezes',
  },
  absent: {
    'não revelado|não revelada|não divulgado|não divulgada|não divulgados|não divulgadas|não informado|não informada|não publicado|não publicada|não comunicado|não comunicada|sem divulgação|confidencial|sigiloso|não foi revelado|não foi divulgado|não foi divulgada|não foi informado':
      'undisclosed',
    'desconhecido|desconhecida|desconhecidos|desconhecidas|desconhece-se|não se sabe|sem dados|s.d.|s/d|n.d.|n/d':
      'unknown',
    'nenhum|nenhuma|nada|ninguém': 'none',
  },
  labels: `versão|versao|v|v.|página|páginas|pagina|pág.|pág|págs.|pag.|p.|capítulo|capitulo|cap.|seção|secção|artigo|art.|alínea|inciso|número|numero|núm.|nº|n°|n.º|no.|nro.|tomo|volume|vol.|sala|quarto|andar|piso|porta|rua|avenida|código|codigo|telefone|tel.|fax|linha|rota|rodovia|estrada|canal|voo|edição|nível|fase|parágrafo|lei|decreto|processo|modelo|série|lote|distrito|zona|rodada|jornada|temporada|episódio|anexo|figura|tabela|gráfico|nota|windows|android|iphone|boeing|airbus|covid|br`,
  yearWords: `em|de|do|no|desde|até|ano|o ano|do ano|no ano|ano fiscal|exercício|exercício de|safra|temporada|para|durante|a|antes de|depois de|entre|e|final de|fim de|início de|inícios de|finais de|meados de|começo de|desde o|até o|ante|frente a|contra|verão de|outono de|inverno de|primavera de|trimestre de|semestre de`,
  timeWords: 'h|h.|hs|hs.|hrs|horas|a.c.|d.c.|a. c.|d. c.|a.m.|p.m.',
  hours: 'às|pelas',
  months:
    'janeiro|fevereiro|março|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|jan|jan.|fev|fev.|mar.|abr|abr.|mai|mai.|jun|jun.|jul|jul.|ago|ago.|set|set.|out|out.|nov|nov.|dez.|de janeiro|de fevereiro|de março|de abril|de maio|de junho|de julho|de agosto|de setembro|de outubro|de novembro|de dezembro',
  ordinals: 'º|ª|.º|.ª|°|o|a|os|as',
  ordinalPoint: false,
  spoilers: `não|nao|nem|sem|nunca|jamais|tampouco|como|cada|por cada|outro|outra|outros|outras|a metade de|metade de|metade dos|metade das|terço de|terço dos|terços de|terços dos|quarto de|quartos de|quarto dos|quartos dos|quarta parte de|quinto de|quintos de|dobro de|o dobro de|triplo de|além de|adicional|adicionais|extra|mais outros`,
  rates: `por ação|por acção|por título|por pessoa|por habitante|por cabeça|por hora|por ano|por mês|por dia|por noite|por semana|por minuto|por segundo|por unidade|por barril|por tonelada|por quilo|por quilograma|por litro|por metro quadrado|por quilômetro|por quilómetro|por usuário|por utilizador|por trabalhador|por empregado|por cliente|por aluno|por família|por filho|por veículo|por megawatt-hora|por cada|por mil|per capita|ao ano|ao mês|ao dia|ao trimestre|à semana|a hora|o barril|a ação|a onça|a tonelada|o quilo|o litro|o metro quadrado|anual|anuais|mensal|mensais|semanal|semanais|diário|diários|diária|diárias|trimestral|trimestrais|cada um|cada uma|cada|a cada|vezes|/|e meio|e meia|a.a.|a.m.`,
  fillers: `a|ao|à|aos|às|ante|após|até|com|contra|de|do|da|dos|das|desde|durante|em|no|na|nos|nas|entre|mediante|para|pelo|pela|pelos|pelas|por|perante|segundo|sem|sob|sobre|trás|e|ou|mas|que|como|quando|onde|enquanto|se|não|nem|porque|pois|é|são|foi|foram|era|eram|será|serão|há|havia|tem|têm|está|estão|o|os|as|seu|sua|seus|suas|lhe|um|uma|este|esta|esse|essa|isso|já|mais|menos|hoje|ontem|amanhã|também|além|disse|afirmou|diz|antes|depois|frente`,
};
