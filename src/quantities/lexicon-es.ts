import type { Words } from './lexicon.js';
import { spanishMoney, spanishScaledMoney, spanishSharedMoney, spanishSubunits } from './money-words-es.js';
import { spanishNumbers } from './number-words-es.js';
import { crossed, withEndings } from './phrase-variants.js';
import { spanishPhysical, spanishPrefixed } from './physical-words-es.js';

const ARTICLES = ['', ' el', ' la', ' los', ' las', ' unos', ' unas'];
const CONTRACTED = { ' de el': ' del', ' a el': ' al' };

/** Spanish of Spain and America. Scale words are of the long scale: a billón is 10¹², mil millones and millardo are 10⁹. */
export const spanish: Words = {
  language: 'es',
  decimal: ',',
  groups: '.',
  mixedSigns: true,
  numbers: spanishNumbers,
  scales: {
    'mil|miles': 3,
    'millón|millones|millon|mill.|mills.|mlls.|mll.|millns.': 6,
    'mil M|MRD|miles de millones|millardo|millardos': 9,
    'billón|billones|billon|B': 12,
    'trillón|trillones|trillon': 18,
    'cuatrillón|cuatrillones|cuatrillon|cuadrillón|cuadrillones': 24,
  },
  // The United States and Puerto Rico also use billón for 10⁹; trillón is as often a translation of the English word.
  rivalScales: {
    '': { B: 9, 'trillón|trillones|trillon': 12 },
    US: { 'billón|billones|billon': 9 },
    PR: { 'billón|billones|billon': 9 },
  },
  suffixes: { k: 3, K: 3, M: 6 },
  moneyPrefixes: { k: 3, K: 3, m: 6, M: 6, MM: 6, mM: 9 },
  unitLinks: 'de',
  nameLocales: ['es-MX'],
  currencies: spanishMoney,
  shared: spanishSharedMoney,
  subunits: spanishSubunits,
  scaledMoney: spanishScaledMoney,
  ratios: {
    percent: '%|por ciento|por cien|porciento|por 100|p. ciento|pct|por cientos',
    permille: '‰|por mil|por 1000',
    percentage_point:
      'puntos porcentuales|punto porcentual|puntos de porcentaje|punto de porcentaje|puntos percentuales|pp|p.p.|pp.|p. p.|pps|ptos. porcentuales',
    basis_point: 'puntos básicos|punto básico|puntos basicos|punto basico|puntos base|punto base|pb|p.b.|pbs|pbs.',
  },
  points: 'punto|puntos',
  physical: spanishPhysical,
  homonyms: 'un peso|un real',
  prefixed: spanishPrefixed,
  prefixes: { c: 'centi', m: 'mili', h: 'hecto', k: 'kilo', M: 'mega', G: 'giga', T: 'tera', P: 'peta', E: 'exa' },
  measured: 'de|del|de la|equivalente de|equivalentes de|equivalentes a',
  counted: {
    noun: /^(?!(?:miles|cientos|cientas|centenares|centenas|decenas|docenas|veintenas|millares|\p{Ll}*[ée]sim[oa]s|nuev[oa]s|antigu[oa]s|grandes|pequeñ[oa]s|jóvenes|posibles|futur[oa]s|presunt[oa]s|supuest[oa]s|divers[oa]s|importantes|principales|actuales|potenciales|m[aá]s|menos|veces|entonces|antes|despu[eé]s|tras|es|los|las|sus|nos|unos|unas|ellos|ellas|nosotros|nosotras|ustedes|estos|estas|esos|esas|dos|tres|seis|mientras|adem[aá]s|quiz[aá]s|jam[aá]s|lunes|martes|mi[eé]rcoles|jueves|viernes)$)(?:\p{Ll}{2,}s|gente|personal)$/u,
    before:
      /^(?:nuev[oa]s|antigu[oa]s|grandes|pequeñ[oa]s|jóvenes|posibles|futur[oa]s|presunt[oa]s|supuest[oa]s|divers[oa]s|importantes|principales|actuales|potenciales)$/u,
    after:
      /^(?!(?:ellos|ellas|otros|otras|todos|todas|nosotros|nosotras)$)\p{Ll}{2,}(?:ales|arios|arias|ivos|ivas|antes|entes|ados|adas|idos|idas|icos|icas|ables|ibles|ares|eros|eras|osos|osas|istas|íes|eses|eñas|eños|anos|anas|inos|inas)$/u,
  },
  negations: 'no|nunca|jamás|tampoco',
  hedges: {
    ...withEndings(
      {
        'más de|mas de|más que|superior a|superiores a|por encima de|por sobre|por arriba de|encima de|arriba de|mayor que|mayor de|mayor a|mayores que|mayores de|mayores a|más alto que|más alta que|más altos que|más altas que|más grande que|más grandes que|supera|superan|superó|superaron|superaba|superaban|superar|superará|superarán|superado|supere|superen|superando|supere ya|sobrepasa|sobrepasan|sobrepasó|sobrepasaron|rebasa|rebasan|rebasó|rebasaron|excede|exceden|excedió|sobrepasar|rebasar|exceder|excede de':
          { kind: 'more_than' },
        'mucho más de|mucho mas de|muchos más de|muchas más de|bastante más de|muy por encima de|bastante por encima de|muy superior a|muy superiores a|bastante superior a|bien por encima de|holgadamente por encima de|ampliamente por encima de|supera ampliamente|superan ampliamente|superó ampliamente|supera con creces|superan con creces|superó con creces|supera holgadamente|supera de largo|considerablemente más de|sensiblemente más de|significativamente más de|sustancialmente más de':
          { kind: 'more_than', keep: 'emphatic' },
        'algo más de|algo mas de|poco más de|poco mas de|un poco más de|un poco mas de|ligeramente superior a|ligeramente superiores a|ligeramente por encima de|apenas por encima de|apenas más de|algo por encima de|levemente superior a|levemente por encima de':
          { kind: 'more_than', keep: 'slightly' },
        'al menos|por lo menos|cuando menos|a lo menos|como mínimo|como minimo|un mínimo de|un minimo de|mínimo de|mínimo|no menos de|no menos que|a partir de|mayor o igual que|mayor o igual a|mayores o iguales a|mayores o iguales que|mayor o igual|igual o mayor que|igual o mayor a|igual a o mayor que|igual o superior a|iguales o superiores a|superior o igual a|superiores o iguales a|no inferior a|no inferiores a|no menor que|no menor de|no menor a|no menores de|no menores que|no menores a|no baja de|no bajan de|no bajó de|no bajará de|nada menos que':
          { kind: 'at_least' },
        'hasta|como máximo|como maximo|como mucho|a lo sumo|a lo más|un máximo de|un maximo de|máximo de|máximo|no más de|no mas de|no más que|no mas que|menor o igual que|menor o igual a|menores o iguales a|menores o iguales que|menor o igual|igual o menor que|igual o menor a|igual a o menor que|igual o inferior a|iguales o inferiores a|inferior o igual a|inferiores o iguales a|no superior a|no superiores a|no mayor que|no mayor de|no mayor a|no mayores de|no mayores que|no mayores a|no supera|no superan|no superó|no superaron|no superará|no superarán|no supere|no excede|no exceden|no excedió|no rebasa|no rebasan|no sobrepasa|no sobrepasan|no pasa de|no pasan de|no pasó de|un tope de|un techo de':
          { kind: 'at_most' },
        'menos de|menos que|por debajo de|por abajo de|debajo de|abajo de|inferior a|inferiores a|menor que|menor de|menor a|menores que|menores de|menores a|más bajo que|más baja que|más bajos que|más bajas que|más pequeño que|más pequeña que':
          { kind: 'less_than' },
        'mucho menos de|bastante menos de|muy por debajo de|muy inferior a|muy inferiores a|considerablemente menos de|bastante por debajo de|bastante inferior a':
          { kind: 'less_than', keep: 'emphatic' },
        'casi|prácticamente|practicamente': { kind: 'just_under', keep: 'casi' },
        'poco menos de|algo menos de|un poco menos de|ligeramente inferior a|ligeramente inferiores a|ligeramente por debajo de|apenas por debajo de|algo por debajo de|levemente inferior a|no llega a|no llegan a|roza|rozan|rozó|rozaron|rozaba|rozando|a punto de alcanzar':
          { kind: 'just_under', keep: 'poco menos' },
        'cerca de|cercano a|cercana a|cercanos a|cercanas a|próximo a|próxima a|próximos a': {
          kind: 'approximate',
          keep: 'cerca de',
        },
        'alrededor de|alrededor|en torno a|entorno a|en el entorno de|rondando|ronda|rondan|rondó|rondaba|rondaron|rondará|rondar':
          {
            kind: 'approximate',
            keep: 'alrededor de',
          },
        'aproximadamente|aprox.|aprox|aproximado de|aproximada de|más o menos|mas o menos|cosa de|poco más o menos|a grandes rasgos':
          { kind: 'approximate', keep: 'aproximadamente' },
        'del orden de|en el orden de|de el orden de|del entorno de': { kind: 'approximate', keep: 'del orden de' },
        'estimado en|estimada en|estimados en|estimadas en|un estimado de|estimado de|se calcula en|calculado en|se estima en':
          {
            kind: 'approximate',
            keep: 'estimado',
          },
        'exactamente|precisamente|justo|exactos|exactas|igual a|iguales a|ni más ni menos que': {
          kind: 'exact',
          keep: 'exactamente',
        },
      },
      ARTICLES,
      CONTRACTED,
    ),
    'unos|unas|como unos|como unas|cerca de unos|aproximadamente unos': { kind: 'approximate', keep: 'unos' },
    'ca.|c.|circa': { kind: 'approximate', keep: 'circa' },
    ...withEndings({ apenas: { keep: 'apenas' } }, ARTICLES, CONTRACTED),
  },
  afterwards: {
    'o más|o mas|o superior|o superiores|o mayor|o mayores|como mínimo|como minimo|por lo menos|al menos|cuando menos|mínimo':
      { kind: 'at_least' },
    'o igual': { inclusive: true },
    'o menos|o inferior|o inferiores|o menor|o menores|como máximo|como maximo|como mucho|a lo sumo|a lo más|máximo|máx.':
      {
        kind: 'at_most',
      },
    'aproximadamente|aprox.|aprox|más o menos|o así|o algo así|poco más o menos': {
      kind: 'approximate',
      keep: 'aproximadamente',
    },
    'y pico|y tantos|y tantas|largos|largas': { kind: 'more_than', keep: 'slightly' },
    'exactos|exactas|justos|justas': { kind: 'exact', keep: 'exactamente' },
  },
  ranges: {
    [crossed('entre|de entre', ARTICLES, {})]: crossed('y|e', ARTICLES, {}),
    [crossed('desde', ARTICLES, {})]: crossed('hasta|a', ARTICLES, CONTRACTED),
    'de|del|de los|de las|de unos|de unas': 'a|al|a los|a las|a unos|a unas',
  },
  prepositions: 'de|del|de los|de las|de unos|de unas|desde|desde el|desde la|desde los|desde las',
  to: 'a|al|a los|a las',
  or: 'o|u|ó',
  changes: {
    up: `sube|suben|subió|subio|subieron|subido|subida|subidas|subir|subirá|subirán|subía|subían|subiendo|subiría|aumenta|aumentan|aumentó|aumento|aumentos|aumentaron|aumentado|aumentar|aumentará|aumentarán|aumentaba|aumentando|aumentaría|crece|crecen|creció|crecio|crecieron|crecido|crecimiento|crecimientos|crecer|crecerá|crecerán|crecía|creciendo|crecería|incrementa|incrementan|incrementó|incremento|incrementos|incrementaron|incrementado|incrementar|incrementará|incrementarán|incrementarse|alza|alzas|elevó|elevaron|elevado|eleva|elevan|elevar|elevará|repunta|repuntó|repuntaron|repunte|repuntes|avanza|avanzan|avanzó|avanzaron|avanzado|avance|avances|escala|escaló|escalaron|dispara|disparan|disparó|dispararon|disparado|disparada|trepó|treparon|trepa|revaloriza|revalorizó|revalorizaron|revalorizado|revalorización|apreció|apreciaron|apreciado|apreciación|encarece|encarecen|encareció|encarecieron|encarecido|encarecimiento|mejora|mejoran|mejoró|mejoraron|mejorado|aceleró|expandió|expandido|expansión|rebota|rebotó|rebotaron|rebote|amplió|ampliaron|ampliado|engordó|multiplicó|saltó|saltaron`,
    down: `baja|bajan|bajó|bajo|bajaron|bajado|bajada|bajadas|bajar|bajará|bajarán|bajaba|bajando|cae|caen|cayó|cayo|cayeron|caído|caída|caídas|caida|caer|caerá|caerán|cayendo|desciende|descienden|descendió|descendieron|descendido|descenso|descensos|descender|descenderá|disminuye|disminuyen|disminuyó|disminuyeron|disminución|disminuido|disminuir|disminuirá|reduce|reducen|redujo|redujeron|reducido|reducida|reducción|reducciones|reducir|reducirá|reducirán|reduciendo|recorta|recortan|recortó|recortaron|recortado|recorte|recortes|recortar|recortará|retrocede|retroceden|retrocedió|retrocedieron|retrocedido|retroceso|retrocesos|merma|mermó|mermaron|contrae|contrajo|contrajeron|contracción|contraído|desploma|desploman|desplomó|desplomaron|desplomado|desplome|hunde|hunden|hundió|hundieron|hundido|hundimiento|abarata|abarató|abarataron|abaratado|abaratamiento|encogió|cede|ceden|cedió|cedieron|cedido|rebaja|rebajó|rebajaron|rebajado|deprecia|depreció|depreciado|depreciación|devaluó|devaluación|empeoró|menguó|descuento`,
    either: 'varía|varían|varió|variaron|variado|variación|variaciones|cambio|cambia|cambió|cambiaron|fluctúa|fluctuó',
    by: 'de|del|en|en un|en el',
    moves: 'pasa|pasan|pasó|pasaron|pasado|pasar|pasará|pasarán|pasando',
    levels: 'a|al|a un|a los|a las|hasta|hasta el|hasta un|hasta los|hasta las|en el|en los|en las',
    thresholds: 'por debajo|por encima|debajo|encima|bajo',
    after: {
      'más|mas|superior|superiores|mayor|mayores|más alto|más alta|más caro|más cara|más caros|más rápido|más grande|al alza':
        'up',
      'menos|inferior|inferiores|menor|menores|más bajo|más baja|más barato|más barata|más baratos|más pequeño|a la baja':
        'down',
    },
    multiples: {
      'duplica|duplican|duplicó|duplicaron|duplicado|duplicada|duplicar|duplicará|duplicarán|duplicarse|duplicando|dobla|doblan|dobló|doblaron|doblado|doblar':
        '2',
      'triplica|triplican|triplicó|triplicaron|triplicado|triplicada|triplicar|triplicará|triplicarán|triplicarse|triplicando':
        '3',
      'cuadruplica|cuadruplican|cuadruplicó|cuadruplicaron|cuadruplicado|cuadruplicar|cuadruplicará|cuadruplicarse':
        '4',
      'quintuplica|quintuplican|quintuplicó|quintuplicaron|quintuplicado|quintuplicar|quintuplicará': '5',
      'sextuplica|sextuplicó|sextuplicaron|sextuplicado': '6',
      'decuplica|decuplicó|decuplicaron|decuplicado': '10',
      'redujo a la mitad|redujeron a la mitad|reducido a la mitad|reducida a la mitad|reducir a la mitad|reduce a la mitad|reducen a la mitad|reducirse a la mitad|reducirá a la mitad|cayó a la mitad|cayeron a la mitad|caído a la mitad|bajó a la mitad|recortó a la mitad':
        '0.5',
    },
    factors: {
      'el doble|doble|dos veces': '2',
      'el triple|triple|tres veces': '3',
      'el cuádruple|cuádruple|cuatro veces': '4',
      'el quíntuple|quíntuple|cinco veces': '5',
      'la mitad': '0.5',
    },
    parts: { 'la mitad': '0.5' },
    asMuch:
      'que|que el|que la|que los|que las|que en|de lo que|de los que|de la que|de las que|más que|más grande que|mayor que|superior a',
    times: 'veces',
  },
  absent: {
    'no revelado|no revelada|no revelados|no reveladas|sin revelar|no divulgado|no divulgada|sin divulgar|no comunicado|no comunicada|no publicado|no publicada|no desvelado|no desvelada|sin desvelar|no informado|no informada|confidencial|no ha trascendido|no trascendió|no se ha revelado|no se ha hecho público|no se reveló':
      'undisclosed',
    'desconocido|desconocida|desconocidos|desconocidas|se desconoce|no se sabe|no se conoce|sin datos|s.d.|s/d|n.d.':
      'unknown',
    'ninguno|ninguna|ningún|nada|nadie': 'none',
  },
  labels: `versión|version|v|v.|página|páginas|pagina|pág.|pág|págs.|pag.|p.|capítulo|capitulo|cap.|sección|seccion|artículo|articulo|art.|apartado|número|numero|núm.|num.|nº|n°|n.º|no.|nro.|nro|tomo|volumen|vol.|sala|habitación|habitacion|planta|piso|puerta|calle|avenida|código|codigo|teléfono|telefono|tel.|tfno.|fax|línea|linea|ruta|autopista|carretera|canal|vuelo|edición|nivel|fase|párrafo|ley|decreto|expediente|modelo|serie|lote|distrito|zona|jornada|temporada|episodio|anexo|figura|tabla|gráfico|nota|punto|windows|android|iphone|boeing|airbus|covid`,
  yearWords: `en|de|del|el|desde|hasta|año|el año|del año|al año|ejercicio|ejercicio fiscal|año fiscal|temporada|para|durante|hacia|a|antes de|después de|entre|y|finales de|principios de|mediados de|comienzos de|inicios de|desde el|hasta el|respecto a|frente a|verano de|otoño de|invierno de|primavera de|trimestre de|semestre de`,
  timeWords: 'h|h.|hs|hs.|hrs|hrs.|horas|a.c.|d.c.|a. c.|d. c.|a.m.|p.m.|a. m.|p. m.',
  hours: 'a las|las|hacia las',
  months:
    'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|ene.|feb|feb.|mar.|abr|abr.|may.|jun|jun.|jul|jul.|ago|ago.|sep|sep.|sept|sept.|set.|oct|oct.|nov|nov.|dic|dic.|de enero|de febrero|de marzo|de abril|de mayo|de junio|de julio|de agosto|de septiembre|de setiembre|de octubre|de noviembre|de diciembre',
  ordinals: 'º|ª|.º|.ª|°|o|a|er|ero|era|ra|ro|do|da|to|ta|vo|va|mo|ma|no|na|os|as',
  ordinalPoint: false,
  spoilers: `no|ni|sin|nunca|jamás|tampoco|como|cada|por cada|otro|otra|otros|otras|la mitad de|mitad de|mitad de los|mitad de las|tercio de|tercio de los|tercios de|tercios de los|cuarto de|cuartos de|cuarta parte de|cuartas partes de|quinto de|quintos de|doble de|el doble de|triple de|el triple de|además de|adicional|adicionales|extra`,
  rates: `por acción|por título|por persona|por habitante|por cabeza|por hora|por año|por mes|por día|por noche|por semana|por minuto|por segundo|por unidad|por barril|por tonelada|por kilo|por kilogramo|por litro|por metro cuadrado|por kilómetro|por usuario|por trabajador|por empleado|por cliente|por alumno|por hogar|por familia|por hijo|por vehículo|por megavatio hora|por cada|por mil|per cápita|al año|al mes|al día|a la semana|al trimestre|la hora|el barril|la acción|la onza|la tonelada|el kilo|el litro|el metro cuadrado|el megavatio hora|anual|anuales|mensual|mensuales|semanal|semanales|diario|diarios|diaria|diarias|trimestral|trimestrales|cada uno|cada una|cada año|cada mes|cada día|cada semana|cada|veces|/|de cada|y medio|y media`,
  fillers: `a|al|ante|bajo|con|contra|de|del|desde|durante|en|entre|hacia|hasta|mediante|para|por|según|sin|sobre|tras|y|e|o|u|pero|sino|que|como|cuando|donde|mientras|si|no|ni|porque|pues|es|son|fue|fueron|era|eran|será|serán|ha|han|había|habían|está|están|el|la|los|las|su|sus|lo|se|le|les|un|una|este|esta|ese|esa|esto|ya|más|menos|hoy|ayer|mañana|también|además|dijo|dice|afirmó|según|antes|después|tras|frente|respecto|gracias|procedentes|registrados|registradas|obtenidos|previstos`,
};
