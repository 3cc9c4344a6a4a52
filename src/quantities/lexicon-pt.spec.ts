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

describe('figures in Portuguese', () => {
  it.each([
    ['13 bilhões de dólares', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['1,4 trilhão de reais', 'rounded 1400000e6 BRL [1350000e6, 1450000e6)'],
    ['13 biliões de dólares', 'rounded 13000000e6 USD [12500000e6, 13500000e6)'],
    ['13 mil milhões de euros', 'rounded 13000e6 EUR [12500e6, 13500e6)'],
    ['13.000 milhões de euros', 'rounded 13000e6 EUR [12500e6, 13500e6)'],
    ['R$ 2,5 bi', 'rounded 2500e6 BRL [2450e6, 2550e6)'],
    ['R$500 mi', 'rounded 500e6 BRL [475e6, 525e6)'],
    ['R$ 1,2 tri', 'rounded 1200000e6 BRL [1150000e6, 1250000e6)'],
    ['2,5 mM€', 'rounded 2500e6 EUR [2450e6, 2550e6)'],
    ['15 M€', 'rounded 15e6 EUR [14.5e6, 15.5e6)'],
    ['200 mil', 'rounded 200000 1 [190000, 210000)'],
    ['treze bilhões de dólares', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ['duzentos e cinquenta mil euros', 'rounded 250000 EUR [245000, 255000)'],
    ['vinte e um milhões de dólares', 'rounded 21e6 USD [20.5e6, 21.5e6)'],
    ['mil e duzentos', 'rounded 1200 1 [1150, 1250)'],
    ['dezasseis milhões', 'rounded 16e6 1 [15.5e6, 16.5e6)'],
    ['dezesseis milhões', 'rounded 16e6 1 [15.5e6, 16.5e6)'],
    ['quarenta e sete vírgula vinte e oito', 'rounded 47.28 1 [47.275, 47.285)'],
    ['meio milhão de euros', 'rounded 500000 EUR [475000, 525000)'],
    ['milhão e meio de euros', 'rounded 1.5e6 EUR [1.45e6, 1.55e6)'],
    ['um milhão e meio de euros', 'rounded 1.5e6 EUR [1.45e6, 1.55e6)'],
    ['dois milhões e meio de pessoas', 'rounded 2.5e6 1 pessoas [2.45e6, 2.55e6)'],
    ['três quartos de milhão', 'rounded 750000 1 [745000, 755000)'],
    ['dois terços', 'rounded 0.666666666666667 1 [0.661666666666667, 0.671666666666667)'],
    ['um vinte e cinco avos', 'rounded 0.04 1 [0.038, 0.042)'],
  ])('scales, told by their spelling: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    ['1.234,56 €', 'rounded 1234.56 EUR [1234.555, 1234.565)'],
    ['1 234,56 €', 'rounded 1234.56 EUR [1234.555, 1234.565)'],
    ['€ 25 milhões', 'rounded 25e6 EUR [24.5e6, 25.5e6)'],
    ['US$ 34,6 milhões', 'rounded 34.6e6 USD [34.55e6, 34.65e6)'],
    ['R$ 100 mil', 'rounded 100000 BRL [95000, 105000)'],
    ['30 milhões de francos suíços', 'rounded 30e6 CHF [28.5e6, 31.5e6)'],
    ['100 bilhões de ienes', 'rounded 100000e6 JPY [95000e6, 105000e6)'],
    ['25 milhões de libras esterlinas', 'rounded 25e6 GBP [24.5e6, 25.5e6)'],
    ['700 milhões de pesos argentinos', 'rounded 700e6 ARS [665e6, 735e6)'],
    ['2 mil reais', 'rounded 2000 BRL [1900, 2100)'],
    ['1 real', 'rounded 1 BRL [0.95, 1.05)'],
    ['50 centavos', 'rounded 0.5 BRL [0.475, 0.525)'],
    ['15 cêntimos', 'rounded 0.15 EUR [0.145, 0.155)'],
    ['15 dólares e 15 centavos', 'rounded 15.15 USD [15.145, 15.155)'],
    ['300 milhões de kwanzas', 'rounded 300e6 AOA [285e6, 315e6)'],
    ['5 mil milhões de meticais', 'rounded 5000e6 MZN [4750e6, 5250e6)'],
  ])('money by sign, code and name: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    ['cerca de 13 bilhões de dólares', 'approximate 13000e6 USD [12350e6, 13650e6]'],
    ['cerca dos 30 milhões de euros', 'approximate 30e6 EUR [28.5e6, 31.5e6]'],
    ['em torno de 5%', 'approximate 5 percent [4.75, 5.25]'],
    ['por volta de 30 milhões', 'approximate 30e6 1 [28.5e6, 31.5e6]'],
    ['à volta de 30 milhões', 'approximate 30e6 1 [28.5e6, 31.5e6]'],
    ['uns 30 milhões', 'approximate 30e6 1 [28.5e6, 31.5e6]'],
    ['mais de 13 bilhões de reais', 'more_than 13000e6 BRL (13000e6, )'],
    ['mais do que 13%', 'more_than 13 percent (13, )'],
    ['mais de um milhão de reais', 'more_than 1e6 BRL (1e6, )'],
    ['bem mais de 13 bilhões', 'more_than 13000e6 1 (13000e6, )'],
    ['pouco mais de 20 milhões de euros', 'more_than 20e6 EUR (20e6, )'],
    ['ultrapassa os 40 milhões de euros', 'more_than 40e6 EUR (40e6, )'],
    ['acima dos 3%', 'more_than 3 percent (3, )'],
    ['pelo menos 3 milhões de euros', 'at_least 3e6 EUR [3e6, )'],
    ['não menos de 500 euros', 'at_least 500 EUR [500, )'],
    ['até 20 milhões de euros', 'at_most 20e6 EUR (, 20e6]'],
    ['não mais que 12 euros', 'at_most 12 EUR (, 12]'],
    ['menos de 5 mil euros', 'less_than 5000 EUR (, 5000)'],
    ['abaixo dos 3%', 'less_than 3 percent (, 3)'],
    ['quase 40%', 'just_under 40 percent [36, 40)'],
    ['pouco menos de 2 milhões', 'just_under 2e6 1 [1.8e6, 2e6)'],
    ['exatamente 1.250 euros', 'exact 1250 EUR [1250, 1250]'],
    ['500 ou mais', 'at_least 500 1 [500, )'],
    ['não ultrapassa 30%', 'at_most 30 percent (, 30]'],
    ['não menor que 30', 'at_least 30 1 [30, )'],
  ])('hedges and bounds: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    ['entre 12 e 14 milhões de euros', 'range EUR [11.5e6, 14.5e6)'],
    ['entre 12.000 e 14.000 milhões de euros', 'range EUR [11500e6, 14500e6)'],
    ['entre os 3% e os 5%', 'range percent [2.85, 5.25)'],
    ['de 10 a 15 milhões de euros', 'range EUR [9.5e6, 15.5e6)'],
    ['de R$ 10 a R$ 15', 'range BRL [9.5, 15.5)'],
    ['R$ 15 a 20 milhões', 'range BRL [14.5e6, 21e6)'],
    ['15-20 milhões de euros', 'range EUR [14.5e6, 21e6)'],
    ['300 ou 400 milhões de euros', 'range EUR [285e6, 420e6)'],
  ])('ranges: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    ['27%', 'rounded 27 percent [26.5, 27.5)'],
    ['20 por cento', 'rounded 20 percent [19.5, 20.5)'],
    ['três por mil', 'rounded 0.3 percent [0.285, 0.315)'],
    ['0,25 ponto percentual', 'rounded 0.25 percentage_point [0.245, 0.255)'],
    ['25 pontos-base', 'rounded 25 basis_point [24.5, 25.5)'],
    ['-3,5%', 'rounded -3.5 percent (-3.55, -3.45]'],
    ['subiu 16%', 'ratio_change up 16 percent [15.5, 16.5)'],
    ['caiu 2,5 pontos percentuais', 'ratio_change down 2.5 percentage_point [2.45, 2.55)'],
    ['16% a mais', 'ratio_change up 16 percent [15.5, 16.5)'],
    ['8% menos', 'ratio_change down 8 percent [7.6, 8.4)'],
    ['crescimento de 2,5%', 'ratio_change up 2.5 percent [2.45, 2.55)'],
    ['alta de 3%', 'ratio_change up 3 percent [2.85, 3.15)'],
    ['recuou 0,3%', 'ratio_change down 0.3 percent [0.285, 0.315)'],
    ['dobrou', 'ratio_change up 100 percent [90, 110)'],
    ['o dobro do que', 'ratio_change 2 1 [1.9, 2.1)'],
  ])('percentages and changes: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    ['700 milhões de usuários', 'rounded 700e6 1 usuários [665e6, 735e6)'],
    ['700 milhões de utilizadores semanais', 'rounded 700e6 1 utilizadores semanais [665e6, 735e6)'],
    ['1.200 novos empregos', 'rounded 1200 1 novos empregos [1150, 1250)'],
    ['dezenas de bilhões de reais', 'order_of_magnitude BRL [10000e6, 100000e6)'],
    ['centenas de milhares de pessoas', 'order_of_magnitude 1 pessoas [100000, 1e6)'],
    ['milhares de milhões de euros', 'order_of_magnitude EUR [1000e6, 10000e6)'],
    ['uma dúzia de países', 'rounded 12 1 países [11.5, 12.5)'],
    ['200 megawatts', 'rounded 200 MW [190, 210)'],
    ['3.000 hectares', 'rounded 3000 har [2850, 3150)'],
    ['20 toneladas de CO2', 'rounded 20 t CO2 [19, 21)'],
    ['80 mil barris', 'rounded 80000 [bbl_us] [76000, 84000)'],
    ['120 quilômetros por hora', 'rounded 120 km/h [115, 125)'],
    ['120 quilómetros por hora', 'rounded 120 km/h [115, 125)'],
    ['35 graus Celsius', 'rounded 35 Cel [34.5, 35.5)'],
    ['não divulgado', 'undisclosed 1 (, )'],
  ])('what is counted or measured: %s', (text, expected) => {
    expect(readings(text, 'pt')).toEqual([expected]);
  });

  it.each([
    [
      '3 triliões de euros',
      'pt',
      [
        'rounded 3000000000000e6 EUR [2850000000000e6, 3150000000000e6)',
        'rounded 3000000e6 EUR [2850000e6, 3150000e6)',
      ],
    ],
    ['entre 12 mil e 14 mil milhões de euros', 'pt', ['range EUR [11500, 14500e6)', 'range EUR [11500e6, 14500e6)']],
    ['13 bilhões de dólares', 'pt-BR', ['rounded 13000e6 USD [12500e6, 13500e6)']],
    [
      '13 biliões de dólares',
      'pt-BR',
      ['rounded 13000000e6 USD [12500000e6, 13500000e6)', 'rounded 13000e6 USD [12500e6, 13500e6)'],
    ],
    ['13 biliões de euros', 'pt-PT', ['rounded 13000000e6 EUR [12500000e6, 13500000e6)']],
    [
      '13 bilhões de dólares',
      'pt-PT',
      ['rounded 13000e6 USD [12500e6, 13500e6)', 'rounded 13000000e6 USD [12500000e6, 13500000e6)'],
    ],
    ['14 Bi €', 'pt-PT', ['rounded 14000000e6 EUR [13500000e6, 14500000e6)']],
    [
      '5 biliões de meticais',
      'pt-MZ',
      ['rounded 5000000e6 MZN [4750000e6, 5250000e6)', 'rounded 5000e6 MZN [4750e6, 5250e6)'],
    ],
    ['R$ 1.234,50', 'pt-BR', ['rounded 1234.5 BRL [1234.495, 1234.505)']],
    ['1 500 zlotis polacos', 'pt-PT', ['rounded 1500 PLN [1450, 1550)']],
  ])('by country, both where it is open: %s (%s)', (text, language, expected) => {
    expect(readings(text, language)).toEqual(expected);
  });

  it.each([
    [
      'Em 2025 a empresa faturou 13 bilhões de dólares, 16% a mais que em 2024.',
      [
        '13 bilhões de dólares = rounded 13000e6 USD [12500e6, 13500e6)',
        '16% a mais = ratio_change up 16 percent [15.5, 16.5)',
      ],
    ],
    ['A 28 de outubro de 2025 fechou o acordo.', []],
    ['O artigo 5 da Constituição e a lei 14.133/2021.', []],
    ['O iPhone 16 e o GPT-5 saíram em 2025, com 5G.', []],
    ['O 4º andar, a 2ª fase e o 3.º lugar.', []],
    ['Às 20h30, na página 45.', []],
    ['Copa de 2014, BR-101, voo 447.', []],
    [
      'A inflação subiu de 2,1% para 3,4% em março.',
      ['2,1% = rounded 2.1 percent [2.05, 2.15)', '3,4% = rounded 3.4 percent [3.35, 3.45)'],
    ],
    [
      'O dólar caiu 0,5%, a R$ 5,42.',
      ['caiu 0,5% = ratio_change down 0.5 percent [0.475, 0.525)', 'R$ 5,42 = rounded 5.42 BRL [5.415, 5.425)'],
    ],
    [
      'A OpenAI perdeu 11,5 bilhões de dólares no trimestre.',
      ['11,5 bilhões de dólares = rounded 11500e6 USD [11450e6, 11550e6)'],
    ],
    ['A Microsoft detém cerca de 27% da OpenAI.', ['cerca de 27% = approximate 27 percent [25.65, 28.35]']],
    [
      'O PIB real cresceu 3% em 2024 e deve crescer 2% em 2025.',
      ['cresceu 3% = ratio_change up 3 percent [2.85, 3.15)', 'crescer 2% = ratio_change up 2 percent [1.9, 2.1)'],
    ],
    [
      'Cerca de 30% dos 500 funcionários ganham menos de R$ 1.000 por mês.',
      [
        'Cerca de 30% = approximate 30 percent [28.5, 31.5]',
        '500 funcionários = rounded 500 1 funcionários [475, 525)',
        'menos de R$ 1.000 = less_than 1000 BRL (, 1000)',
      ],
    ],
    [
      'O Ibovespa subiu 0,4%, aos 130 mil pontos.',
      [
        'subiu 0,4% = ratio_change up 0.4 percent [0.38, 0.42)',
        '130 mil pontos = rounded 130000 1 pontos [125000, 135000)',
      ],
    ],
    [
      'O preço passou de R$ 10 para R$ 15.',
      ['R$ 10 = rounded 10 BRL [9.5, 10.5)', 'R$ 15 = rounded 15 BRL [14.5, 15.5)'],
    ],
    [
      'Um terço dos 27 países.',
      [
        'Um terço = rounded 0.333333333333333 1 [0.328333333333333, 0.338333333333333)',
        '27 países = rounded 27 1 países [26.5, 27.5)',
      ],
    ],
    ['Um dos ministros saiu.', []],
    ['Morreram dezenas de pessoas.', ['dezenas de pessoas = order_of_magnitude 1 pessoas [10, 100)']],
    ['O segundo trimestre de 2025 deu 1,3 mil milhões.', ['1,3 mil milhões = rounded 1300e6 1 [1250e6, 1350e6)']],
    [
      'O Copom elevou a Selic em 0,25 ponto percentual, para 15%.',
      [
        '0,25 ponto percentual = ratio_change up 0.25 percentage_point [0.245, 0.255)',
        '15% = rounded 15 percent [14.5, 15.5)',
      ],
    ],
    [
      'O PIB cresceu 0,4% no 2º trimestre de 2025, após alta de 1,3% no 1º.',
      [
        'cresceu 0,4% = ratio_change up 0.4 percent [0.38, 0.42)',
        'alta de 1,3% = ratio_change up 1.3 percent [1.25, 1.35)',
      ],
    ],
    [
      'Uma em cada três mulheres.',
      ['Uma em cada três mulheres = rounded 0.333333333333333 1 mulheres [0.328333333333333, 0.338333333333333)'],
    ],
  ])('finds what is a quantity and nothing else: %s', (text, expected) => {
    const found = findFigures(text, { language: 'pt' }).items.map(
      ({ start, end, readings: all }) => `${text.slice(start, end)} = ${all.map(said).join(' | ')}`,
    );
    expect(found).toEqual(expected);
  });
});
