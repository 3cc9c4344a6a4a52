import type { LintSentences } from './lint-sentences.js';

/** What is said of derivations in German. */
export const germanLints: LintSentences = {
  sides: { before_tax: 'vor Steuern', after_tax: 'nach Steuern', gross: 'brutto', net: 'netto' },
  sentences: {
    units_apart:
      'Die Formel ergibt {given}, {claim} ist aber in {wanted} angegeben. Prüfen Sie, ob jede Eingabe dort steht, wo sie hingehört.',
    currencies_apart:
      'Die Formel ergibt {given}, {claim} ist aber in {wanted} angegeben. Nichts wird stillschweigend umgerechnet: Geben Sie den Wechselkurs mit Tag und Quelle als Eingabe an.',
    wrong_dimension:
      'Die Formel ergibt {given}; darin wird {claim} nicht gemessen. Prüfen Sie, ob jede Eingabe dort steht, wo sie hingehört.',
    valid_time_apart:
      '{input} {holds}, {other} betrifft aber {period}: Beide haben keinen Tag gemeinsam. Nehmen Sie den Wert für diese Zeit, oder begründen Sie, warum dieser dafür stehen darf.',
    valid_time_partly:
      '{input} {holds}, {other} betrifft aber {period}: Das ist nur ein Teil dieser Zeit. Berücksichtigen Sie auch, was in der übrigen Zeit galt, oder begründen Sie, warum dieser Wert für die ganze Zeit stehen darf.',
    mixed_sum:
      '{input} ist {side} angegeben, {other} {otherSide}, und die Formel zählt beide zusammen. Nehmen Sie beide {side} oder beide {otherSide}.',
    mixed_choice:
      '{input} ist {side} angegeben, {other} {otherSide}, und die Formel nimmt den größeren oder den kleineren der beiden Werte. Nehmen Sie beide {side} oder beide {otherSide}.',
    mixed_result:
      '{input} ist {side} angegeben, {claim} aber {otherSide}, und nichts in der Formel macht aus dem einen das andere. Nehmen Sie die Eingabe {otherSide}, oder geben Sie an, wie das eine zum anderen wird.',
    period_multiplied:
      '{inputs}: Die Zahl betrifft {period}, und die Formel nimmt sie mit {factor} mal, um auf {whole} zu kommen. Das stimmt nur, wenn der Rest wie dieser Teil war: Nehmen Sie berichtete Zahlen für {whole}, oder nennen Sie das Ergebnis hochgerechnet.',
    period_multiplied_roughly:
      '{inputs}: Die Zahl betrifft {period}, und die Formel nimmt sie mit {factor} mal, um auf {whole} zu kommen. Der Rest dieser Zeit ist nicht gezählt, sondern angenommen: Nehmen Sie berichtete Zahlen für {whole}, oder nennen Sie das Ergebnis hochgerechnet.',
    period_divided:
      '{inputs}: Die Zahl betrifft {period}, und die Formel teilt sie durch {factor}, um auf {whole} zu kommen. Das stimmt nur, wenn alle Teile gleich waren: Nehmen Sie die berichtete Zahl für {whole}, oder geben Sie Interpolation als Methode an.',
    period_multiplied_perhaps:
      '{inputs}: Die Zahl betrifft {period}, und die Formel nimmt sie mit {factor} mal. Soll das ein Jahr sein, ist es aus einem Teil hochgerechnet und muss so heißen.',
    period_shorter:
      '{input} betrifft {period}, {claim} aber {whole}; das ist länger, und die Formel berücksichtigt das nicht. Nehmen Sie die Zahl für die ganze Zeit, oder grenzen Sie die Behauptung ein.',
    period_longer:
      '{input} betrifft {period}, {claim} aber {whole}; das ist kürzer, und die Formel berücksichtigt das nicht. Nehmen Sie die Zahl für die kürzere Zeit, oder fassen Sie die Behauptung weiter.',
    period_elsewhere:
      '{input} betrifft {period}, {claim} aber {whole}: Beide haben keinen Tag gemeinsam. Nehmen Sie die Zahl für diese Zeit, oder begründen Sie, warum diese dafür stehen darf.',
    run_rate_added:
      '{input} ist hochgerechnet, {other} nicht, und die Formel zählt beide zusammen. Hochgerechnet heißt: was eine längere Zeit brächte, wenn sie ganz wie ein Teil von ihr wäre; eingenommen ist es nicht. Nehmen Sie nur tatsächliche Zahlen.',
    run_rate_as_it_is:
      '{input} ist hochgerechnet, {claim} heißt aber nicht so: Hochgerechnetes ist nie die Zahl eines Jahres. Nehmen Sie die Zahl für {whole}, oder nennen Sie das Ergebnis hochgerechnet.',
    period_missing:
      '{inputs}: Das deckt {whole} nicht ganz ab, worum es bei {claim} geht; es fehlt {gap}. Ergänzen Sie, was fehlt, oder geben Sie die Behauptung als Untergrenze an.',
    period_missing_one:
      '{inputs}: Das deckt {whole} nicht ganz ab, worum es bei {claim} geht; es fehlt {gap}. Ergänzen Sie, was fehlt, oder geben Sie die Behauptung als Untergrenze an.',
    period_beyond_one:
      '{inputs}: Das geht über {whole} hinaus, worum es bei {claim} geht; mitgezählt ist auch {gap}. Nehmen Sie die Zahl für die kürzere Zeit, oder fassen Sie die Behauptung weiter.',
    period_beyond:
      '{inputs}: Das geht über {whole} hinaus, worum es bei {claim} geht; mitgezählt ist auch {gap}. Lassen Sie weg, was nicht dazugehört, oder fassen Sie die Behauptung weiter.',
    false_precision:
      '{claim} ist mit {stated} genauer angegeben, als die Eingaben erlauben: Sie ergeben {range}, so dass {low} und {high} ebenso richtig wären. Geben Sie weniger Stellen an, oder schreiben Sie „rund“.',
    false_precision_untold:
      '{claim} ist mit mehr Stellen angegeben, als die Eingaben erlauben. Geben Sie weniger Stellen an, oder schreiben Sie „rund“. Zahlen stehen hier keine, weil eine davon nicht zur Veröffentlichung gesagt wurde.',
    circular:
      '{input} ist eben die Behauptung, die hergeleitet wird: Die Zahl wird aus sich selbst errechnet. Nehmen Sie eine Eingabe, die nicht auf ihr beruht.',
    circular_by_correction:
      '{input} wurde durch eben die Behauptung ersetzt, die hergeleitet wird: Die Zahl wird aus sich selbst errechnet. Nehmen Sie eine Eingabe, die nicht auf ihr beruht.',
    contested:
      '{input} ist umstritten. Sagen Sie das überall dazu, wo das Ergebnis verwendet wird, oder nehmen Sie eine Eingabe, die niemand bestreitet.',
    superseded:
      '{input} wurde ersetzt; gerechnet wird mit dem, was an die Stelle getreten ist. Prüfen Sie, ob die Herleitung noch so gemeint ist.',
    rejected:
      '{input} wurde verworfen: Das Ergebnis beruht auf einer Zahl, die nicht zu halten ist. Nehmen Sie eine andere Eingabe.',
    rests_on_contested:
      '{input} wurde selbst aus etwas Umstrittenem oder Verworfenem errechnet. Sagen Sie das überall dazu, wo das Ergebnis verwendet wird, oder nehmen Sie eine Eingabe, die nicht darauf beruht.',
    superseded_contested:
      '{input} wurde ersetzt; gerechnet wird mit dem, was an die Stelle getreten ist, und das ist selbst umstritten. Sagen Sie das überall dazu, wo das Ergebnis verwendet wird, oder nehmen Sie eine Eingabe, die niemand bestreitet.',
    superseded_rejected:
      '{input} wurde ersetzt; gerechnet wird mit dem, was an die Stelle getreten ist, und das wurde selbst verworfen: Das Ergebnis beruht auf einer Zahl, die nicht zu halten ist. Nehmen Sie eine andere Eingabe.',
    superseded_rests_on_contested:
      '{input} wurde ersetzt; gerechnet wird mit dem, was an die Stelle getreten ist, und das wurde selbst aus etwas Umstrittenem oder Verworfenem errechnet. Sagen Sie das überall dazu, wo das Ergebnis verwendet wird, oder nehmen Sie eine Eingabe, die nicht darauf beruht.',
    unsourced:
      '{input}, {value}, ist eine Annahme ohne Quelle. Nennen Sie eine Quelle, in der andere nachsehen können.',
    unsourced_said: '{input} ist eine Annahme ohne Quelle. Nennen Sie eine Quelle, in der andere nachsehen können.',
    twice_one_name:
      '{input} wird mehrfach addiert. Schreiben Sie einen Faktor, wenn das gemeint ist, oder lassen Sie es weg.',
    twice_one_claim:
      '{inputs} sind ein und dieselbe Behauptung, und die Formel addiert sie mehrfach. Lassen Sie eine davon weg.',
    overlapping:
      '{inputs} überschneiden sich: Mehrfach gezählt wird {days}. Nehmen Sie Teile, die aufeinander folgen, oder lassen Sie weg, was doppelt gezählt ist.',
    overlapping_stock:
      '{inputs} sind Werte einer Sache für dieselbe Zeit, und die Formel zählt sie zusammen. Behalten Sie den richtigen.',
    part_and_whole:
      '{input} und {other} werden addiert, und das zweite ist für dieselbe Zeit ein engerer Fall des ersten. Ist es darin enthalten, wird es doppelt gezählt: Lassen Sie es weg, oder grenzen Sie auch das erste ein.',
    invalid_formula: 'Die Formel ist nicht lesbar.',
    missing_input:
      'Die Formel verwendet {names}; das ist nicht unter den Eingaben. Ergänzen Sie es, oder ändern Sie die Formel.',
    no_number: 'Es lässt sich nichts errechnen, weil eine Zahl fehlt: {inputs}.',
    not_addable:
      'Die Formel addiert oder vergleicht {given} und {wanted}; das geht nicht. Prüfen Sie, ob jede Eingabe dort steht, wo sie hingehört.',
    not_addable_currencies:
      'Die Formel addiert oder vergleicht {given} und {wanted}. Nichts wird stillschweigend umgerechnet: Geben Sie den Wechselkurs mit Tag und Quelle als Eingabe an.',
    units_do_not_fit:
      'Die Einheiten der Eingaben passen nicht so zusammen, wie die Formel sie verknüpft. Prüfen Sie, ob jede Eingabe dort steht, wo sie hingehört.',
    divisor_may_be_zero:
      'Die Formel teilt durch etwas, das null sein kann: {inputs}. Ein Quotient hat dann keine Grenzen: Nehmen Sie genauere Eingaben, deren Spanne null ausschließt.',
    some_divisor_may_be_zero:
      'Die Formel teilt durch etwas, das null sein kann. Ein Quotient hat dann keine Grenzen: Nehmen Sie Eingaben, deren Spanne null ausschließt.',
    too_large:
      'Die Zahlen werden zu groß, um damit zu rechnen. Prüfen Sie die Exponenten und die Größenordnung der Eingaben.',
    disagreement:
      '{claim} ist mit {stated} angegeben, die Herleitung ergibt aber {given}: Dazwischen liegen mindestens {gap}. Prüfen Sie die Eingaben ({inputs}) und den angegebenen Wert; mindestens eines davon kann nicht stimmen.',
    touching:
      '{claim} ist mit {stated} angegeben, die Herleitung ergibt aber {given}: Beide berühren sich und haben keinen Wert gemeinsam. Prüfen Sie die Eingaben ({inputs}) und den angegebenen Wert; mindestens eines davon kann nicht stimmen.',
    touching_sum:
      'Die Teile ergeben {given}, das Ganze, {claim}, ist aber mit {stated} angegeben: Beide berühren sich und haben keinen Wert gemeinsam. Prüfen Sie jeden Teil ({inputs}) und das Ganze; mindestens eines davon ist falsch, oder ein Teil fehlt.',
    disagreement_sum:
      'Die Teile ergeben {given}, das Ganze, {claim}, ist aber mit {stated} angegeben: Dazwischen liegen mindestens {gap}. Prüfen Sie jeden Teil ({inputs}) und das Ganze; mindestens eines davon ist falsch, oder ein Teil fehlt.',
    disagreement_untold:
      '{claim} ist mit einem Wert angegeben, den die Herleitung nicht ergeben kann. Prüfen Sie die Eingaben ({inputs}) und den angegebenen Wert; mindestens eines davon kann nicht stimmen. Zahlen stehen hier keine, weil eine davon nicht zur Veröffentlichung gesagt wurde.',
    disagreement_untold_sum:
      'Die Teile ergeben nicht das Ganze, {claim}. Prüfen Sie jeden Teil ({inputs}) und das Ganze; mindestens eines davon ist falsch, oder ein Teil fehlt. Zahlen stehen hier keine, weil eine davon nicht zur Veröffentlichung gesagt wurde.',
  },
};
