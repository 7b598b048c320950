package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.fiche.FicheMarkdown;
import fr.lanterne.knowledge.fiche.FicheReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Reads one file, whatever is in it. Not for use by several threads at once. */
final class FicheFileReader {

    /** The largest file that is read, unpacked. */
    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final ServicePublicReader servicePublic = new ServicePublicReader();

    /** Opens a file's content. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    FicheFile read(String path, Content content) {
        String name = nameOf(path);
        if (!isMarkdown(name) && !isXml(name)) {
            return new FicheFile.NotAFiche(name, FicheFile.Kind.OTHER);
        }
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException | IllegalArgumentException e) {
            return refused(name, "it cannot be read: " + e.getMessage());
        }
        if (bytes.length > MAX_BYTES) {
            return refused(name, "it is larger than " + MAX_BYTES / (1024 * 1024) + " MB");
        }
        return isMarkdown(name) ? markdown(name, bytes) : xml(name, bytes);
    }

    static boolean isMarkdown(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".md");
    }

    static boolean isXml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    static FicheFile markdown(String name, byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return refused(name, "it is not in UTF-8");
        }
        return switch (FicheMarkdown.read(text)) {
            case FicheReading.Read(var fiche) -> new FicheFile.Taken(name, fiche, Map.of());
            case FicheReading.Refused problems -> refused(name, problems.toString());
        };
    }

    private FicheFile xml(String name, byte[] bytes) {
        return switch (servicePublic.read(bytes)) {
            case ServicePublicDocument.FicheRead(var fiche, var skipped) ->
                new FicheFile.Taken(name, fiche, skipped);
            case ServicePublicDocument.Resource resource ->
                new FicheFile.NotAFiche(name, FicheFile.Kind.RESOURCE);
            case ServicePublicDocument.Node node -> new FicheFile.NotAFiche(name, FicheFile.Kind.NODE);
            case ServicePublicDocument.Other other -> new FicheFile.NotAFiche(name, FicheFile.Kind.OTHER);
            case ServicePublicDocument.Unreadable(String reason) -> refused(name, reason);
        };
    }

    private static FicheFile refused(String name, String reason) {
        return new FicheFile.Refused(name, expected(name), reason);
    }

    /** What a file that cannot be read would have been, by the way service-public.fr names its files. */
    private static FicheFile.Kind expected(String name) {
        if (isMarkdown(name) || name.matches("F\\d+\\..*")) {
            return FicheFile.Kind.FICHE;
        }
        if (name.matches("R\\d+\\..*")) {
            return FicheFile.Kind.RESOURCE;
        }
        return name.matches("N\\d+\\..*") ? FicheFile.Kind.NODE : FicheFile.Kind.OTHER;
    }

    /** The last part of a path, fit to be shown. */
    private static String nameOf(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return name.length() <= 120 ? name : name.substring(0, 40) + "…" + name.substring(name.length() - 79);
    }
}
