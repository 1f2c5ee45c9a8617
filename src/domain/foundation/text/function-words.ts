import { folded } from './fold.ts';

/**
 * Function words, which name no subject, by language: pronouns, articles, prepositions, conjunctions and auxiliaries.
 * After the lists of the Snowball project (Porter, 2001), those of two letters or more. To add a language, add a row.
 */
const BY_LANGUAGE = {
  de: `aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei bin bis bist
    da damit dann das dass dasselbe dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses
    dir doch dort du durch ein eine einem einen einer eines einige einigen einiger er es etwas euch euer eure für gegen
    gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins
    ist ja jede jedem jeden jeder jedes jener jetzt kann kein keine keinem keinen keiner können könnte machen man manche
    mein meine mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner
    selbst sich sie sind so solche soll sollte sondern sonst über um und uns unser unsere unter viel vom von vor während
    war waren warst was weg weil weiter welche welchem welchen welcher welches wenn werde werden wie wieder will wir wird
    wirst wo wollen wollte würde würden zu zum zur zwar zwischen`,
  fr: `ai as au aura aux avait avec avez avoir avons c'est ce ceci cela celle ces cet cette ceux comme dans de des donc du
    elle elles en est et été être eu eux fait fut il ils je la là le les leur leurs lui ma mais me même mes moi mon ne nos
    notre nous on ont ou où par pas pour qu que quel quelle quels qui sa sans se sera ses si soit son sont suis sur ta te
    tes toi ton tous tout toute toutes très tu un une vos votre vous ça était étaient`,
  es: `al algo algunas algunos ante antes aquí así aunque como con contra cual cuando de del desde donde durante él ella
    ellas ellos en entre era eran es esa ese eso esta está están estar este esto estos fue fueron ha haber había han has
    hasta hay la las le les lo los más me mi mis mucho muy nada ni no nos nosotros nuestra nuestro otra otro para pero
    poco por porque que qué quien se sea según ser si sí sin sobre son su sus también tanto te tiene tienen todo todos tu
    tus un una uno unos usted ya yo`,
  it: `ai al alla alle allo anche ancora aveva avere che chi ci come con contro cui da dal dalla dalle degli dei del della
    delle dello di dove due ed era erano essere fa gli ha hai hanno ho il in io la le lei li lo loro lui ma mi mia mio
    molto ne negli nei nel nella nelle noi non nostra nostro nulla ogni per perché più poi quale quando quanto quella
    quello questa queste questi questo qui se sei si sia siamo sono sta su sua sue sui sul sulla suo suoi ti tra tu tua
    tuo tutti tutto un una uno vi voi è`,
  nl: `aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en er ge geen
    geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen maar me meer men
    met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot uit uw van
    veel voor want waren was wat we wel werd wezen wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou`,
  pt: `ao aos aquela aquele as até com como da das de dela dele do dos ela elas ele eles em entre era essa esse esta está
    estão eu foi foram há isso isto já lhe mais mas me mesmo meu minha muito na não nas nem no nos nós nossa nosso num
    numa os ou para pela pelo por qual quando que quem são se sem ser seu seus só sua suas também te tem têm um uma você
    vocês`,
} as const;

const FOREIGN: ReadonlySet<string> = new Set(
  Object.values(BY_LANGUAGE).flatMap((words) =>
    words
      .split(/[\s']+/u)
      .map(folded)
      .filter((word) => word.length > 1),
  ),
);

/** Whether a folded word is a function word of one of some languages besides English. */
export const isForeignFunctionWord = (word: string): boolean => FOREIGN.has(word);
