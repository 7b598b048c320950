package fr.lanterne.bot.scam;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts made to keep a reader busy: one piece again and again, and pieces of all kinds mixed. */
final class HostileTexts {

    /** Each makes some rule begin and not end, or begin very often. */
    static final List<String> PIECES = List.of("a", "1", "1 ", "06 ", "+33 ", "x", "xx ", "http", "http//", "http //",
            "www.", ".", "-", "a.", "a-", "a@", "@", "a.b@", "ameli.fr ", "colis ", "votre ", "si vous n etes pas ",
            "( ", "[.]", " point com", "%", "é", "\u0301", "\u200B", "а", "\uD835\uDFCF", "\n", "colis votre attente ",
            "https://a.b.c.d.e.f.g.h.", "0899", "/", "//", "..", "http://", "https://a", "http://a.fr ",
            "h t t p : / / ",
            "a b c d ", "а́", "аmеli.fr ", "xn--", "xn--a.fr ", "« ", "«", "» «", "\"", "“ ”", "> ", ">> > ", "a:b ",
            "06 12 34 56 7 ", "0612345678 ", "+33612345678 ", "3018\n", "appelez le 3018\n", "118 218\n",
            "stop 36180\n",
            "06.12.34.56.", "12-34-56-78-", "a.b.c.d.e.f.g.h.i.j.k.l.fr ", "aa-bb-cc-dd-ee-ff-gg-hh-ii-jj.com ",
            "compteclientsecureinfo.com ", "impots.gouv.fr.x.y.z.a.b.c.d.top ", "bit.ly/a ", "user@host.com ",
            "www.a.com@b.fr ", "a.fr/", "h.tt.ps://", "hxxp[:]//a[.]fr ", "a . fr ", "1.2.3.4 ", "http://1.2.3.4/ ",
            "0x7f000001 ", "J'ai reçu : ", "Fwd: \n", "---------- Message transféré\n", "arnaque ? ", "c'est quoi ? ",
            "\u202E", "\uFEFFa", "\uD83D\uDC4D", "a\u0300\u0301\u0302", "neftlix.fr ", "paypa1-secure-compte.com ",
            "confirmez cliquez payez appelez ", "vous avez vous etes vous ", "%0A", "http:\\\\", "ﬁ", "ｈｔｔｐ：／／ａ．ｆｒ ",
            "rn.vv.0.1.fr ", "é.fr ", "𝐚𝐦𝐞𝐥𝐢.fr ", "мойбанк.рф ");

    private HostileTexts() {}

    /** The piece until the text has that many characters. */
    static String of(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    /** Every piece alone, and as many mixtures of them. */
    static Stream<String> ofLength(int length, Random random) {
        return Stream.concat(PIECES.stream().map(piece -> of(piece, length)),
                IntStream.range(0, PIECES.size()).mapToObj(i -> mixed(length, random)));
    }

    private static String mixed(int length, Random random) {
        return IntStream.range(0, length).mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining()).substring(0, length);
    }
}
