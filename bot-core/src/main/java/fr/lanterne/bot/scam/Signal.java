package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.number.CalledNumber;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.Optional;

/** Something that was noticed in a message. */
sealed interface Signal {

    /** The exact piece of the message; empty when it is the message as a whole. */
    String evidence();

    Severity severity();

    /** What it adds to the suspicion, never less than nothing: whatever is added to a message cannot speak for it. */
    int weight();

    /** A signal about an address that leads somewhere else than to a known body. */
    sealed interface AboutLink extends Signal {
        Link link();

        @Override
        default String evidence() {
            return link().sent();
        }
    }

    /** An address dressed up as somebody else's; as the State's in general when nobody is named. */
    record Imitation(Link link, Optional<Organisation> imitated) implements AboutLink {
        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public int weight() {
            return 5;
        }
    }

    /** An address that hides where it leads. */
    record Trickery(Link link, Link.Trick trick) implements AboutLink {
        @Override
        public Severity severity() {
            return trick == Link.Trick.UNREADABLE ? Severity.SERIOUS : Severity.CRITICAL;
        }

        @Override
        public int weight() {
            return trick == Link.Trick.UNREADABLE ? 2 : 5;
        }
    }

    /** A shortened address: nobody sees where it leads. */
    record Shortened(Link link) implements AboutLink {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 2;
        }
    }

    /**
     * An address of nobody we know.
     *
     * @param lent whether it lies on a host that lends addresses to anybody
     */
    record Unofficial(Link link, boolean lent) implements AboutLink {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return lent ? 3 : 2;
        }
    }

    /** An address that is probably that body's own, but nobody read it at the source. */
    record Remembered(Link link, Organisation organisation) implements AboutLink {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 0;
        }
    }

    /** A number to call that is none of a known body's own. */
    record NumberToCall(CalledNumber number) implements Signal {
        @Override
        public String evidence() {
            return number.sent();
        }

        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return switch (number.kind()) {
                case FIXED, FREE, SHORT -> 2;
                case MOBILE, PREMIUM, FOREIGN, UNKNOWN -> 3;
            };
        }
    }

    /** A body's name on a message that came from an ordinary telephone. */
    record OrdinarySender(Organisation organisation, String evidence) implements Signal {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 2;
        }
    }

    /** A well-known story of scams. Real senders tell some of them too, so it calls for a check, not for alarm. */
    record Tells(Story story, String evidence) implements Signal {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return story.weight();
        }
    }

    /** Something that the message wants of the reader. */
    record Asks(Ask ask, String evidence) implements Signal {
        @Override
        public Severity severity() {
            return ask.severity();
        }

        @Override
        public int weight() {
            return ask.weight();
        }
    }

    /** Haste or threat. Many honest messages hurry too, so it only adds to others. */
    record Presses(Pressure pressure, String evidence) implements Signal {
        @Override
        public Severity severity() {
            return pressure.severity();
        }

        @Override
        public int weight() {
            return 1;
        }
    }

    /** Letters that are hidden or borrowed from another script. */
    record Disguised(String evidence) implements Signal {
        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 2;
        }
    }

    /** An address that somebody who keeps a list of dangerous ones warns of. */
    record Reported(Link link, By by) implements AboutLink {

        /** Whose list. */
        enum By {
            BLOCKLIST, SAFE_BROWSING
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public int weight() {
            return 5;
        }
    }

    /** A language model finds the message more suspicious than the rules do. */
    record Suspected(SecondOpinion.Aim aim) implements Signal {
        @Override
        public String evidence() {
            return "";
        }

        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 0;
        }
    }

    /** The words are like those of known scams. */
    record SoundsLikeScams(double likeness) implements Signal {
        @Override
        public String evidence() {
            return "";
        }

        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 0;
        }
    }

    /** The message is so long that its middle was not read. */
    record NotAllRead() implements Signal {
        @Override
        public String evidence() {
            return "";
        }

        @Override
        public Severity severity() {
            return Severity.SERIOUS;
        }

        @Override
        public int weight() {
            return 0;
        }
    }
}
