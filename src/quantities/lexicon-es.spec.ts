import { Decimal } from 'decimal.js';

import type { Figure } from './figure.js';
import { findFigures } from './find-figures.js';
import { readFigure } from './read-figure.js';

/** A decimal, in millions from a million on. */
function short(text: string | null): string {
  if (text === null) return '';
  const decimal = new Decimal(text);
  return decimal.abs().gte(1e6) ? `${decimal.div(1e6).toFixed()}e6` : decimal.toFixed();
}

function said({ kind, direction, point, unit, of = '', ...ends }: Figure): string {
  const interval = `${ends.lowerInclusive ? '[' : '('}${short(ends.lower)}, ${short(ends.upper)}${ends.upperInclusive ? ']' : ')'}`;
  return [kind, direction, short(point), unit, of, interval].filter((part) => part !== null && part !== '').join(' ');
}

function readings(text: string, language: string): string[] {
  return readFigure(text, { language }).readings.map(said);
}

describe('figures in Spanish', () => {
  it.each([
    ['13.000 millones de euros', 'rounded 13000e6 EUR [12500e6, 13500e6)'],
    ['13 mil millones de dólares', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['un millardo de euros', 'rounded 1000e6 EUR [950e6, 1050e6)'],
    ['1,4 billones de dólares', 'rounded 1400000e6 USD [1350000e6, 1450000e6)'],
    ['14 billones', 'rounded 14000000e6 1 [13500000e6, 14500000e6)'],
    ['1.400 millones', 'rounded 1400e6 1 [1350e6, 1450e6)'],
    ['mil millones de euros', 'rounded 1000e6 EUR [950e6, 1050e6)'],
    ['200 mil', 'rounded 200000 1 [190000, 210000)'],
    ['tres billones cuatrocientos cincuenta y cinco mil millones', 'rounded 3455000e6 1 [3454500e6, 3455500e6)'],
    ['trece mil millones de dólares', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['doscientos cincuenta mil euros', 'rounded 250000 EUR [245000, 255000)'],
    ['veintiún millones de dólares', 'rounded 21e6 USD [20.5e6, 21.5e6)'],
    ['treinta y cinco mil', 'rounded 35000 1 [34500, 35500)'],
    ['siete mil quinientos', 'rounded 7500 1 [7450, 7550)'],
    ['medio millón de euros', 'rounded 500000 EUR [475000, 525000)'],
    ['millón y medio de euros', 'rounded 1.5e6 EUR [1.45e6, 1.55e6)'],
    ['un millón y medio de euros', 'rounded 1.5e6 EUR [1.45e6, 1.55e6)'],
    ['dos millones y medio de personas', 'rounded 2.5e6 1 personas [2.45e6, 2.55e6)'],
    ['tres cuartos de millón', 'rounded 750000 1 [745000, 755000)'],
    ['dos tercios', 'rounded 0.666666666666667 1 [0.661666666666667, 0.671666666666667)'],
  ])('scales of the long scale, digits and words: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['2.300 M€', 'rounded 2300e6 EUR [2250e6, 2350e6)'],
    ['15 M€', 'rounded 15e6 EUR [14.5e6, 15.5e6)'],
    ['300 k€', 'rounded 300000 EUR [285000, 315000)'],
    ['1.234,56 €', 'rounded 1234.56 EUR [1234.555, 1234.565)'],
    ['€ 25 millones', 'rounded 25e6 EUR [24.5e6, 25.5e6)'],
    ['-20 €', 'rounded -20 EUR (-21, -19]'],
    ['US$ 34,6 millones', 'rounded 34.6e6 USD [34.55e6, 34.65e6)'],
    ['U$S 20 millones', 'rounded 20e6 USD [19e6, 21e6)'],
    ['$13.000 millones', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['13 mil M US$', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['3.500 mdd', 'rounded 3500e6 USD [3450e6, 3550e6)'],
    ['12 mmdp', 'rounded 12000e6 MXN [11500e6, 12500e6)'],
    ['30 millones de francos suizos', 'rounded 30e6 CHF [28.5e6, 31.5e6)'],
    ['100.000 millones de yenes', 'rounded 100000e6 JPY [95000e6, 105000e6)'],
    ['25 millones de libras esterlinas', 'rounded 25e6 GBP [24.5e6, 25.5e6)'],
    ['700 millones de pesos argentinos', 'rounded 700e6 ARS [665e6, 735e6)'],
    ['$ 1.500 millones de pesos', 'rounded 1500e6 MXN [1450e6, 1550e6)'],
    ['2.000 reales brasileños', 'rounded 2000 BRL [1900, 2100)'],
    ['15 céntimos de euro', 'rounded 0.15 EUR [0.145, 0.155)'],
    ['trece euros y cuarenta y cinco céntimos', 'rounded 13.45 EUR [13.445, 13.455)'],
    ['15.000 pesetas', 'rounded 15000 ESP [14500, 15500)'],
  ])('money by sign, code, abbreviation and name: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['unos 13.000 millones de dólares', 'approximate 13000e6 USD [12350e6, 13650e6]'],
    ['alrededor de 30 millones de euros', 'approximate 30e6 EUR [28.5e6, 31.5e6]'],
    ['cerca de los 30 millones de euros', 'approximate 30e6 EUR [28.5e6, 31.5e6]'],
    ['cerca del 30 %', 'approximate 30 percent [28.5, 31.5]'],
    ['en torno al 5 %', 'approximate 5 percent [4.75, 5.25]'],
    ['más de 13.000 millones', 'more_than 13000e6 1 (13000e6, )'],
    ['más de un 16 %', 'more_than 16 percent (16, )'],
    ['más de un millón de euros', 'more_than 1e6 EUR (1e6, )'],
    ['muy por encima de 13.000 millones', 'more_than 13000e6 1 (13000e6, )'],
    ['algo más de 20 millones de euros', 'more_than 20e6 EUR (20e6, )'],
    ['supera los 40 millones de euros', 'more_than 40e6 EUR (40e6, )'],
    ['al menos 3 millones de euros', 'at_least 3e6 EUR [3e6, )'],
    ['no menos de 500 euros', 'at_least 500 EUR [500, )'],
    ['hasta 20 millones de euros', 'at_most 20e6 EUR (, 20e6]'],
    ['no más de 12 euros', 'at_most 12 EUR (, 12]'],
    ['menos de 5.000 euros', 'less_than 5000 EUR (, 5000)'],
    ['por debajo del 3 %', 'less_than 3 percent (, 3)'],
    ['casi 8.000 millones de euros', 'just_under 8000e6 EUR [7200e6, 8000e6)'],
    ['casi un 40 %', 'just_under 40 percent [36, 40)'],
    ['exactamente 1.250 euros', 'exact 1250 EUR [1250, 1250]'],
    ['500 o más', 'at_least 500 1 [500, )'],
    ['no mayor que 30', 'at_most 30 1 (, 30]'],
    ['no supera los 30 millones de euros', 'at_most 30e6 EUR (, 30e6]'],
    ['no menor que 30', 'at_least 30 1 [30, )'],
    ['10 euros aproximadamente', 'approximate 10 EUR [9.5, 10.5]'],
  ])('hedges and bounds: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['entre 12 y 14 millones de euros', 'range EUR [11.5e6, 14.5e6)'],
    ['entre 12.000 y 14.000 millones de euros', 'range EUR [11500e6, 14500e6)'],
    ['entre el 3 % y el 5 %', 'range percent [2.85, 5.25)'],
    ['entre un 3 y un 5 %', 'range percent [2.85, 5.25)'],
    ['de 10 a 15 millones de euros', 'range EUR [9.5e6, 15.5e6)'],
    ['desde los 10 hasta los 15 euros', 'range EUR [9.5, 15.5)'],
    ['15-20 millones de euros', 'range EUR [14.5e6, 21e6)'],
    ['300 o 400 millones de euros', 'range EUR [285e6, 420e6)'],
  ])('ranges: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['27 %', 'rounded 27 percent [26.5, 27.5)'],
    ['20 por ciento', 'rounded 20 percent [19.5, 20.5)'],
    ['cien por cien', 'rounded 100 percent [99.5, 100.5)'],
    ['tres por mil', 'rounded 0.3 percent [0.285, 0.315)'],
    ['0,25 puntos porcentuales', 'rounded 0.25 percentage_point [0.245, 0.255)'],
    ['25 puntos básicos', 'rounded 25 basis_point [24.5, 25.5)'],
    ['-3,5 %', 'rounded -3.5 percent (-3.55, -3.45]'],
    ['subió un 16 %', 'ratio_change up 16 percent [15.5, 16.5)'],
    ['cayó 2,5 puntos porcentuales', 'ratio_change down 2.5 percentage_point [2.45, 2.55)'],
    ['un 16 % más', 'ratio_change up 16 percent [15.5, 16.5)'],
    ['8 % menos', 'ratio_change down 8 percent [7.6, 8.4)'],
    ['crecimiento del 2,5 %', 'ratio_change up 2.5 percent [2.45, 2.55)'],
    ['duplicó', 'ratio_change up 100 percent [90, 110)'],
    ['el doble que', 'ratio_change 2 1 [1.9, 2.1)'],
  ])('percentages and changes: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['700 millones de usuarios', 'rounded 700e6 1 usuarios [665e6, 735e6)'],
    ['700 millones de usuarios activos semanales', 'rounded 700e6 1 usuarios activos semanales [665e6, 735e6)'],
    ['1.200 nuevos empleos', 'rounded 1200 1 nuevos empleos [1150, 1250)'],
    ['decenas de miles de millones de euros', 'order_of_magnitude EUR [10000e6, 100000e6)'],
    ['cientos de miles de personas', 'order_of_magnitude 1 personas [100000, 1e6)'],
    ['una docena de países', 'rounded 12 1 países [11.5, 12.5)'],
    ['200 megavatios', 'rounded 200 MW [190, 210)'],
    ['1,5 kilovatios hora', 'rounded 1.5 kW.h [1.45, 1.55)'],
    ['3.000 hectáreas', 'rounded 3000 har [2850, 3150)'],
    ['30 hm³', 'rounded 30 hm3 [28.5, 31.5)'],
    ['20 toneladas de CO2', 'rounded 20 t CO2 [19, 21)'],
    ['80.000 barriles', 'rounded 80000 [bbl_us] [76000, 84000)'],
    ['120 kilómetros por hora', 'rounded 120 km/h [115, 125)'],
    ['35 grados centígrados', 'rounded 35 Cel [34.5, 35.5)'],
    ['5 m', 'rounded 5 m [4.75, 5.25)'],
    ['no revelado', 'undisclosed 1 (, )'],
  ])('what is counted or measured: %s', (text, expected) => {
    expect(readings(text, 'es')).toEqual([expected]);
  });

  it.each([
    ['1,234 millones', 'es', ['rounded 1.234e6 1 [1.2335e6, 1.2345e6)', 'rounded 1234e6 1 [1233.5e6, 1234.5e6)']],
    [
      '500 trillones de dólares',
      'es',
      [
        'rounded 500000000000000e6 USD [475000000000000e6, 525000000000000e6)',
        'rounded 500000000e6 USD [475000000e6, 525000000e6)',
      ],
    ],
    ['$14B', 'es', ['rounded 14000000e6 USD [13500000e6, 14500000e6)', 'rounded 14000e6 USD [13500e6, 14500e6)']],
    ['entre 12 mil y 14 mil millones de euros', 'es', ['range EUR [11500, 14500e6)', 'range EUR [11500e6, 14500e6)']],
    ['500 dirhams', 'es', ['rounded 500 AED [475, 525)', 'rounded 500 MAD [475, 525)']],
    ['$1,234.50', 'es-MX', ['rounded 1234.5 MXN [1234.495, 1234.505)']],
    ['1,500 millones de pesos', 'es-MX', ['rounded 1500e6 MXN [1450e6, 1550e6)']],
    ['13 millones de dólares', 'es-MX', ['rounded 13e6 USD [12.5e6, 13.5e6)']],
    ['$ 1.500', 'es-AR', ['rounded 1500 ARS [1450, 1550)']],
    ['1,234', 'es-ES', ['rounded 1.234 1 [1.2335, 1.2345)']],
    [
      '13 billones de dólares',
      'es-US',
      ['rounded 13000000e6 USD [12500000e6, 13500000e6)', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ],
    [
      'un billón de dólares',
      'es-PR',
      ['rounded 1000000e6 USD [950000e6, 1050000e6)', 'rounded 1000e6 USD [950e6, 1050e6)'],
    ],
    ['USD 34.6 MRD', 'es-PE', ['rounded 34600e6 USD [34550e6, 34650e6)']],
  ])('by country, both where it is open: %s (%s)', (text, language, expected) => {
    expect(readings(text, language)).toEqual(expected);
  });

  it.each([
    [
      'En 2025 la empresa facturó 13.000 millones de dólares, un 16 % más que en 2024.',
      [
        '13.000 millones de dólares = rounded 13000e6 USD [12500e6, 13500e6)',
        '16 % más = ratio_change up 16 percent [15.5, 16.5)',
      ],
    ],
    ['El 28 de octubre de 2025 cerró el acuerdo.', []],
    ['El 1 de enero entró en vigor el Real Decreto 8/2020.', []],
    ['El artículo 155 de la Constitución y la ley 27/2014.', []],
    ['El iPhone 16 y GPT-5 salieron en 2025.', []],
    ['Ganó por 3-1 en la jornada 12.', []],
    ['El 4.º piso, la 2ª planta y el 3er puesto.', []],
    ['A las 20:30 horas, en la página 45.', []],
    ['La A-6 y la M-30 estaban cortadas; el vuelo IB 3456 aterrizó.', []],
    [
      'La inflación subió del 2,1 % al 3,4 % en marzo.',
      ['2,1 % = rounded 2.1 percent [2.05, 2.15)', '3,4 % = rounded 3.4 percent [3.35, 3.45)'],
    ],
    [
      'Redujo sus pérdidas de 5.000 a 3.100 millones de dólares.',
      [
        '5.000 = rounded 5000e6 USD [4750e6, 5250e6)',
        '3.100 millones de dólares = rounded 3100e6 USD [3050e6, 3150e6)',
      ],
    ],
    [
      'Perdió 11.500 millones de dólares en el trimestre.',
      ['11.500 millones de dólares = rounded 11500e6 USD [11450e6, 11550e6)'],
    ],
    ['Microsoft posee cerca del 27 % de OpenAI.', ['cerca del 27 % = approximate 27 percent [25.65, 28.35]']],
    [
      'El paro bajó en 32.000 personas, hasta los 2,4 millones.',
      [
        'bajó en 32.000 personas = rounded down 32000 1 personas [31500, 32500)',
        '2,4 millones = rounded 2.4e6 1 [2.35e6, 2.45e6)',
      ],
    ],
    [
      'Creció un 3 % en 2024 y un 2 % en 2025.',
      ['Creció un 3 % = ratio_change up 3 percent [2.85, 3.15)', '2 % = rounded 2 percent [1.9, 2.1)'],
    ],
    [
      'Las ventas pasaron de 12 a 15 millones.',
      ['12 = rounded 12e6 1 [11.5e6, 12.5e6)', '15 millones = rounded 15e6 1 [14.5e6, 15.5e6)'],
    ],
    [
      'El 30 % de los 500 empleados cobra menos de 1.000 euros al mes.',
      [
        '30 % = rounded 30 percent [29.5, 30.5)',
        '500 empleados = rounded 500 1 empleados [475, 525)',
        'menos de 1.000 euros = less_than 1000 EUR (, 1000)',
      ],
    ],
    [
      'El Ibex 35 sube un 0,4 % y supera los 16.000 puntos.',
      [
        'sube un 0,4 % = ratio_change up 0.4 percent [0.38, 0.42)',
        'supera los 16.000 puntos = more_than 16000 1 puntos (16000, )',
      ],
    ],
    ['Costará 3.500 mdd, dijo en la versión 2.0 del plan.', ['3.500 mdd = rounded 3500e6 USD [3450e6, 3550e6)']],
    [
      'Un tercio de los 27 países.',
      [
        'Un tercio = rounded 0.333333333333333 1 [0.328333333333333, 0.338333333333333)',
        '27 países = rounded 27 1 países [26.5, 27.5)',
      ],
    ],
    ['Uno de los ministros dimitió.', []],
    ['Murieron decenas de personas.', ['decenas de personas = order_of_magnitude 1 personas [10, 100)']],
    ['Son treinta y pico millones de euros.', []],
    [
      'Banxico recortó su tasa en 25 puntos base, a 7.50%.',
      ['25 puntos base = ratio_change down 25 basis_point [24.5, 25.5)', '7.50% = rounded 7.5 percent [7.495, 7.505)'],
    ],
    ['La tasa de paro se situó en el 10,4 %, tras bajar en 2024.', ['10,4 % = rounded 10.4 percent [10.35, 10.45)']],
    [
      'Más de 1,2 millones de personas se manifestaron en más de 30 ciudades.',
      [
        'Más de 1,2 millones de personas = more_than 1.2e6 1 personas (1.2e6, )',
        'más de 30 ciudades = more_than 30 1 ciudades (30, )',
      ],
    ],
    [
      'Tiene 45 años y mide 1,80 metros.',
      ['45 años = rounded 45 a [44.5, 45.5)', '1,80 metros = rounded 1.8 m [1.795, 1.805)'],
    ],
  ])('finds what is a quantity and nothing else: %s', (text, expected) => {
    const found = findFigures(text, { language: 'es' }).items.map(
      ({ start, end, readings: all }) => `${text.slice(start, end)} = ${all.map(said).join(' | ')}`,
    );
    expect(found).toEqual(expected);
  });
});
