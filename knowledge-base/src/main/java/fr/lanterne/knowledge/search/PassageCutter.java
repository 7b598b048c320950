package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.Section;
import fr.lanterne.knowledge.search.PlainBlocks.Kind;
import fr.lanterne.knowledge.search.PlainBlocks.PlainBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cuts a fiche into passages: the summary, then each section, a long one at the border of a block. */
final class PassageCutter {

    /** About this many characters make a passage; a single block that is longer stays whole. */
    static final int LENGTH = 1_200;

    private PassageCutter() {}

    static List<Passage> cut(Fiche fiche) {
        List<Passage> passages = new ArrayList<>();
        if (!fiche.summary().isEmpty()) {
            addPieces(passages, fiche, List.of(), fiche.summary(), List.of());
        }
        for (Section section : fiche.sections()) {
            addPieces(passages, fiche, section.headings(), section.body(), section.essentials());
        }
        return passages;
    }

    private static void addPieces(List<Passage> passages, Fiche fiche, List<String> headings, String body,
            List<Essential> own) {
        List<Passage> cut = new ArrayList<>();
        for (List<PlainBlock> piece : pieces(PlainBlocks.blocks(body))) {
            cut.add(new Passage(fiche.id(), passages.size() + cut.size(), fiche.title(), headings, text(piece),
                    piece.stream().flatMap(block -> block.links().stream()).toList(), own, fiche.contacts(),
                    fiche.mainSource()));
        }
        List<StatedWords> stated = cut.stream().map(StatedWords::of).toList();
        for (StatedWords piece : stated) {
            passages.add(piece.passage().withEssentials(Stream.concat(fiche.essentials().stream(),
                    own.stream().filter(essential -> belongs(essential, piece, stated))).distinct().toList()));
        }
    }

    /** Of a section that was cut, an essential goes with the piece that states it; one that none states, with all. */
    private static boolean belongs(Essential essential, StatedWords piece, List<StatedWords> cut) {
        return cut.size() == 1 || StatedWords.anyStates(essential, List.of(piece))
                || !StatedWords.anyStates(essential, cut);
    }

    private static List<List<PlainBlock>> pieces(List<PlainBlock> blocks) {
        List<List<PlainBlock>> pieces = new ArrayList<>();
        List<PlainBlock> piece = new ArrayList<>();
        int length = 0;
        for (PlainBlock block : blocks) {
            if (!piece.isEmpty() && length + block.text().length() > LENGTH) {
                List<PlainBlock> next = new ArrayList<>();
                if (piece.size() > 1 && announces(piece.getLast())) {
                    next.add(piece.removeLast());
                }
                pieces.add(piece);
                piece = next;
                length = next.stream().mapToInt(kept -> kept.text().length()).sum();
            }
            piece.add(block);
            length += block.text().length();
        }
        pieces.add(piece);
        return pieces;
    }

    /** A paragraph such as "Vous devez fournir :" goes with what it announces. */
    private static boolean announces(PlainBlock block) {
        return block.kind() == Kind.PARAGRAPH && block.text().endsWith(":");
    }

    private static String text(List<PlainBlock> piece) {
        StringBuilder text = new StringBuilder();
        Kind previous = null;
        for (PlainBlock block : piece) {
            if (previous == null) {
                // A table that goes on from the passage before is unreadable without the names of its columns.
                text.append(block.header().isEmpty() ? "" : block.header() + "\n");
            } else {
                text.append(block.kind() == previous && previous != Kind.PARAGRAPH ? "\n" : "\n\n");
            }
            text.append(block.text());
            previous = block.kind();
        }
        return text.toString();
    }
}
