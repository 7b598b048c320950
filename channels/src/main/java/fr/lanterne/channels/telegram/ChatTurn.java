package fr.lanterne.channels.telegram;

import fr.lanterne.channels.telegram.UpdateJournal.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What of a chat is worked as one: an update, or pictures that were sent together. */
sealed interface ChatTurn {

    /** All that it was made of. */
    List<Long> updates();

    /** The first of them: its number stands for all. */
    long first();

    /** What came in, or the first of it. */
    Arrival arrival();

    /** In the order of the updates. */
    static List<ChatTurn> of(List<Kept> updates, UpdateReader.Self bot) {
        List<ChatTurn> turns = new ArrayList<>();
        for (Kept update : updates) {
            Arrival arrival = UpdateReader.read(update.body(), bot);
            if (!turns.isEmpty() && turns.getLast() instanceof Together before && before.isContinuedBy(arrival)) {
                turns.set(turns.size() - 1, before.with(update.updateId(), (Arrival.Message) arrival));
            } else {
                turns.add(isOfAlbum(arrival)
                        ? Together.begun(update.updateId(), (Arrival.Message) arrival)
                        : new One(update.updateId(), arrival));
            }
        }
        return List.copyOf(turns);
    }

    private static boolean isOfAlbum(Arrival arrival) {
        return arrival instanceof Arrival.Message message && message.album() != null && message.addressed()
                && message.editedAt() == null && message.content() instanceof Arrival.Picture;
    }

    /** One update. */
    record One(long first, Arrival arrival) implements ChatTurn {

        @Override
        public List<Long> updates() {
            return List.of(first);
        }
    }

    /** Pictures that were sent together. */
    record Together(List<Long> updates, Arrival.Album album, String name, long first) implements ChatTurn {

        public Together {
            updates = List.copyOf(updates);
        }

        private static Together begun(long update, Arrival.Message message) {
            return new Together(List.of(update), new Arrival.Album(message.place(), message.messageId(), message.date(),
                    List.of((Arrival.Picture) message.content())), String.valueOf(message.album()), update);
        }

        private boolean isContinuedBy(Arrival arrival) {
            return isOfAlbum(arrival) && name.equals(((Arrival.Message) arrival).album());
        }

        private Together with(long update, Arrival.Message message) {
            return new Together(Stream.concat(updates.stream(), Stream.of(update)).toList(),
                    new Arrival.Album(album.place(), album.messageId(), album.date(),
                            Stream.concat(album.pictures().stream(), Stream.of((Arrival.Picture) message.content()))
                                    .toList()),
                    name, first);
        }

        @Override
        public Arrival arrival() {
            return new Arrival.Message(album.place(), album.messageId(), album.date(), null,
                    album.pictures().getFirst(), null, true);
        }
    }
}
