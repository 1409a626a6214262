import type { WordUses } from '../places/gazetteer/surprise.ts';
import { MASKS, type Word } from './words.ts';

/** Frequent words that no English sentence has, by language. Sources: the first hundred words of each language's frequency lists. */
const SPANISH = words(
  'hola gracias que cual cuales cuanto cuanta cuantos cuantas donde como cuando quien porque por para una uno unos unas los las del el la en es esta este estos ' +
    'estas son hay muy mas menos pero con sin sobre entre vive viven vivir gente personas poblacion ciudad ciudades renta alquiler casa casas precio precios cuesta cuestan ' +
    'ingreso ingresos trabajo desempleo crimen seguro segura pobreza educacion edad idioma ayuda ayudame necesito quiero puedo puede tiene tienen hablas habla espanol buenos ' +
    'buenas dias tardes noches favor si y o de lo al su sus mi tu me te se dime comparar mejor barata barato cara caro dinero gana ganan estado adios mucho mucha cerca vivienda viviendas ' +
    'soy estoy eres hacer saber datos numero mil anos ano',
);
const OTHERS: readonly ReadonlySet<string>[] = [
  words(
    'bonjour salut merci combien quel quelle quels quelles est sont dans avec pour les des une du le la et ou habitants habitent ville loyer prix maison gens vivent coute coutent comment ca va je ' +
      'tu nous vous il elle ils elles sur plus moins tres aussi mais pas ne que qui quoi oui aide population moyen moyenne voudrais veux peux connaitre savoir cherche trouver vivre vit habite loyers salaire chomage revenu cest y a quelles au aux cher chere',
  ),
  words(
    'hallo danke guten tag morgen wie viele viel wo was wer ist sind in der die das den dem ein eine einen und oder nicht mit fur auf von zu leben wohnen menschen stadt miete einwohner hat haben kostet ' +
      'kosten wohnung haus ich du er sie wir ihr bitte hilfe mehr weniger sehr durchschnitt einkommen mochte kannst konnen gibt teuer gross leute dort mein mir uns arbeitslosigkeit preise hauser welche welcher welches leben lebt wohnt kostet',
  ),
  words(
    'ola obrigado obrigada quanto quantos quantas qual quais onde como quando quem porque para uma um os as do da dos das em no na e com sem custa custam aluguel cidade pessoas vivem moram ' +
      'populacao preco casa casas ajuda preciso quero voce muito mais menos bom dia boa noite renda',
  ),
  words(
    'ciao grazie buongiorno quanto quanti quante quale quali dove come quando chi perche per una uno gli il lo la nel nella di che con costa costano affitto citta persone vivono abitanti prezzo casa case ' +
      'aiuto sono voglio posso molto piu meno popolazione',
  ),
  words(
    'hallo dank hoeveel waar wie wat is het een de van in en met voor niet wonen mensen stad huur huis kost ik jij wij zijn hebben goedemorgen inwoners',
  ),
  words(
    'czesc dzien dobry ile ludzi mieszka jak gdzie co jest w na z dla nie tak dziekuje miasto cena mieszkanie prosze',
  ),
  words('merhaba kac kisi yasiyor nerede nasil ne kadar kira sehir nufus tesekkurler icin ve bir bu'),
  words('kumusta salamat ilan tao nakatira saan magkano upa lungsod ang ng sa mga po'),
  words('xin chao cam on bao nhieu nguoi song o dau gia nha thanh pho la co khong'),
];
/** Words of the lists above that English sentences or the names of places have as well; they never decide alone. */
const SHARED = words(
  'me no in is on as do a o y e la el los las de del was die den hat den so come per chi case co on song an i war van en ve bir sa tag va du ou in die dank plus des mi te se si son con us our tu dear dia mil mais sin sobre',
);

/**
 * The language of a message that is not in English; undefined for English, and for what can't be told.
 * @param known the stems of the corpus: English words whatever else they are
 */
export function foreignLanguageOf(
  text: string,
  message: readonly Word[],
  known: ReadonlySet<string>,
  uses: WordUses,
): 'spanish' | 'other-language' | undefined {
  const letters = text.match(/\p{L}/gu) ?? [];
  const foreign = text.match(/[^\P{L}\p{Script=Latin}]/gu) ?? [];
  if (letters.length > 0 && foreign.length / letters.length > 0.3) return 'other-language';
  const all = message.filter(({ text: word }) => !(MASKS as readonly string[]).includes(word) && /\p{L}/u.test(word));
  const isOurs = ({ text: word, stem }: Word): boolean => known.has(stem) && !SHARED.has(word) && !SPANISH.has(word);
  const ours = all.filter(isOurs).length;
  const own = all.filter((word) => !isOurs(word));
  if (own.length === 0) return undefined;
  const english =
    ours +
    own.filter(
      ({ text: word }) =>
        uses(word).kind === 'word' && uses(word).surprise < 5.2 && !SHARED.has(word) && !SPANISH.has(word),
    ).length;
  const spanish = weight(own, SPANISH) + (/[¿¡ñ]/i.test(text) ? 1 : 0);
  const other = Math.max(...OTHERS.map((list) => weight(own, list)));
  const best = Math.max(spanish, other);
  if (best < 1 || best <= english * 0.8 || best < all.length * 0.34) return undefined;
  return spanish >= other ? 'spanish' : 'other-language';
}

function weight(message: readonly Word[], list: ReadonlySet<string>): number {
  let sum = 0;
  for (const { text } of message) if (list.has(text)) sum += SHARED.has(text) ? 0.45 : 1;
  return sum;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
