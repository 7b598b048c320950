package fr.lanterne.knowledge.search;

import fr.lanterne.knowledge.Contact;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/** Passages as stored bytes: what all passages of a fiche share once, what each has of its own apart. */
final class PassageCodec {

    private PassageCodec() {}

    static byte[] shared(Passage passage) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(passage.ficheId().value());
        out.writeString(passage.title());
        out.writeVInt(passage.contacts().size());
        for (Contact contact : passage.contacts()) {
            write(out, contact);
        }
        Source source = passage.source();
        out.writeString(source.publisher());
        out.writeString(source.url().toString());
        out.writeString(source.licence());
        out.writeZLong(source.date().toEpochDay());
        return out.toArrayCopy();
    }

    static byte[] own(Passage passage) throws IOException {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeVInt(passage.number());
        out.writeVInt(passage.headings().size());
        for (String heading : passage.headings()) {
            out.writeString(heading);
        }
        out.writeString(passage.text());
        out.writeVInt(passage.links().size());
        for (Passage.Link link : passage.links()) {
            out.writeString(link.label());
            out.writeString(link.url().toString());
        }
        out.writeVInt(passage.essentials().size());
        for (Essential essential : passage.essentials()) {
            out.writeString(essential.kind().name());
            out.writeString(essential.text());
        }
        return out.toArrayCopy();
    }

    /** Passages of one fiche. */
    static List<Passage> read(BytesRef shared, List<BytesRef> own) throws IOException {
        DataInput fiche = new ByteArrayDataInput(shared.bytes, shared.offset, shared.length);
        FicheId id = new FicheId(fiche.readString());
        String title = fiche.readString();
        List<Contact> contacts = list(fiche, PassageCodec::contact);
        Source source = new Source(fiche.readString(), URI.create(fiche.readString()), fiche.readString(),
                LocalDate.ofEpochDay(fiche.readZLong()));
        List<Passage> passages = new ArrayList<>();
        for (BytesRef each : own) {
            DataInput in = new ByteArrayDataInput(each.bytes, each.offset, each.length);
            passages.add(new Passage(id, in.readVInt(), title, list(in, DataInput::readString), in.readString(),
                    list(in, link -> new Passage.Link(link.readString(), URI.create(link.readString()))),
                    list(in, essential -> new Essential(Essential.Kind.valueOf(essential.readString()),
                            essential.readString())),
                    contacts, source));
        }
        return passages;
    }

    /** The identifier of the fiche, from what its passages share. */
    static FicheId id(BytesRef shared) throws IOException {
        return new FicheId(new ByteArrayDataInput(shared.bytes, shared.offset, shared.length).readString());
    }

    /** The title of the fiche, from what its passages share. */
    static String title(BytesRef shared) throws IOException {
        DataInput fiche = new ByteArrayDataInput(shared.bytes, shared.offset, shared.length);
        fiche.readString();
        return fiche.readString();
    }

    private static void write(DataOutput out, Contact contact) throws IOException {
        switch (contact) {
            case Contact.Phone(String name, String number, String price, String hours) -> write(out, 'P', name, number,
                    price, hours);
            case Contact.Link(String name, URI url) -> write(out, 'L', name, url.toString());
            case Contact.Address(String name, String address, String hours) -> write(out, 'A', name, address, hours);
        }
    }

    private static void write(DataOutput out, char kind, String... texts) throws IOException {
        out.writeByte((byte) kind);
        for (String text : texts) {
            out.writeString(text);
        }
    }

    private static Contact contact(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'P' -> new Contact.Phone(in.readString(), in.readString(), in.readString(), in.readString());
            case 'L' -> new Contact.Link(in.readString(), URI.create(in.readString()));
            case 'A' -> new Contact.Address(in.readString(), in.readString(), in.readString());
            default -> throw new IOException("a stored contact of unknown kind " + kind);
        };
    }

    private static <T> List<T> list(DataInput in, Reading<T> reading) throws IOException {
        int size = in.readVInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reading.read(in));
        }
        return list;
    }

    private interface Reading<T> {
        T read(DataInput in) throws IOException;
    }
}
