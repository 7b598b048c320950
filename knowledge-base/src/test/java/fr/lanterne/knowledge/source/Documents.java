package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.fiche.Fiche;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents in the format of service-public.fr, with invented content. */
final class Documents {

    private Documents() {}

    static byte[] resource(String name) {
        try (InputStream in = Documents.class.getResourceAsStream("/service-public/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A question and answer with that body. */
    static byte[] fiche(String id, String audiencePath, String body) {
        return utf8("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Publication xmlns:dc="http://purl.org/dc/elements/1.1/" ID="%s" type="Fiche Question-réponse"
             spUrl="https://www.service-public.fr/%s/vosdroits/%s"><dc:title>Titre de %s</dc:title>
            <dc:description>En deux mots.</dc:description><dc:date>modified 2024-05-06</dc:date>%s</Publication>"""
                .formatted(id, audiencePath, id, id, body));
    }

    static byte[] paragraph(String content) {
        return fiche("F1", "particuliers", "<Texte><Paragraphe>" + content + "</Paragraphe></Texte>");
    }

    static Fiche read(byte[] document) {
        ServicePublicDocument read = new ServicePublicReader().read(document);
        if (read instanceof ServicePublicDocument.FicheRead(Fiche fiche, Map<String, Integer> skipped)) {
            return fiche;
        }
        throw new AssertionError(read.toString());
    }

    /** The body of the only section of a fiche. */
    static String bodyOf(byte[] document) {
        return read(document).sections().getFirst().body();
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
