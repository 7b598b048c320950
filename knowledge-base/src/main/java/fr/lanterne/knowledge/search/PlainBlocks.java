package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Passage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The body of a section as a row of plain blocks: paragraphs, list items, table rows. */
final class PlainBlocks {

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private PlainBlocks() {}

    /** What a block is, which says how it stands beside the next one. */
    enum Kind {
        PARAGRAPH, ITEM, ROW
    }

    /**
     * A piece of text that is never cut.
     *
     * @param text on one line, with the dash of an item and the bars of a row
     * @param header the first row of the table of a later row, else empty
     */
    record PlainBlock(Kind kind, String text, String header, List<Passage.Link> links) {
        PlainBlock {
            links = List.copyOf(links);
        }
    }

    static List<PlainBlock> blocks(String markdown) {
        Reading reading = new Reading();
        PARSER.parse(markdown).accept(reading);
        return reading.blocks;
    }

    private static final class Reading extends AbstractVisitor {

        private final List<PlainBlock> blocks = new ArrayList<>();
        private int level;

        @Override
        public void visit(Paragraph paragraph) {
            add(Kind.PARAGRAPH, "", Line.of(paragraph), "");
        }

        @Override
        public void visit(FencedCodeBlock code) {
            add(Kind.PARAGRAPH, "", Line.of(code.getLiteral()), "");
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            add(Kind.PARAGRAPH, "", Line.of(code.getLiteral()), "");
        }

        @Override
        public void visit(ListItem item) {
            Line own = new Line();
            List<Node> below = new ArrayList<>();
            for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof Paragraph) {
                    own.pause();
                    child.accept(own);
                } else {
                    below.add(child);
                }
            }
            add(Kind.ITEM, "  ".repeat(level) + "- ", own, "");
            level++;
            below.forEach(child -> child.accept(this));
            level--;
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                rows(block);
            } else {
                visitChildren(block);
            }
        }

        private void rows(Node table) {
            String header = "";
            for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
                for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                    if (row instanceof TableRow) {
                        Line cells = Line.ofCells(row);
                        add(Kind.ROW, "", cells, header);
                        header = header.isEmpty() ? cells.text() : header;
                    }
                }
            }
        }

        private void add(Kind kind, String mark, Line line, String header) {
            String text = line.text();
            if (!text.isEmpty()) {
                blocks.add(new PlainBlock(kind, mark + text, header, line.links));
            }
        }
    }

    /** The words of a block, marks off. */
    private static final class Line extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();
        private final List<Passage.Link> links = new ArrayList<>();

        static Line of(Block block) {
            Line line = new Line();
            block.accept(line);
            return line;
        }

        static Line of(String literal) {
            Line line = new Line();
            line.text.append(literal);
            return line;
        }

        static Line ofCells(Node row) {
            Line line = new Line();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell instanceof TableCell) {
                    line.text.append(cell.getPrevious() == null ? "" : " | ");
                    line.visitChildren(cell);
                }
            }
            return line;
        }

        String text() {
            return text.toString().strip().replaceAll("\\s+", " ");
        }

        void pause() {
            text.append(' ');
        }

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            pause();
        }

        @Override
        public void visit(HardLineBreak node) {
            pause();
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
        }

        @Override
        public void visit(Link node) {
            int start = text.length();
            visitChildren(node);
            link(text.substring(start).strip(), node.getDestination());
        }

        private void link(String label, String destination) {
            try {
                URI url = new URI(destination);
                if (!label.isEmpty() && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                    links.add(new Passage.Link(label, url));
                }
            } catch (URISyntaxException e) {
                // The words stay; an address that no browser could open is not worth losing the fiche for.
                return;
            }
        }
    }
}
