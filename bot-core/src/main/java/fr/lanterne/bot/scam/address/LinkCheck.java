package fr.lanterne.bot.scam.address;

import fr.lanterne.bot.scam.address.Link.Trick;
import fr.lanterne.bot.scam.address.LookAlikes.LookAlike;
import fr.lanterne.bot.scam.organisation.Organisation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says whose an address is: a known body's, nobody's we know, or one dressed up. */
public final class LinkCheck {

    private final DomainSet publicBodies;
    private final Set<String> shorteners;
    private final Set<String> lenders;
    private final LookAlikes lookAlikes;
    private final Map<String, Organisation> official = new HashMap<>();
    private final Map<String, Organisation> remembered = new HashMap<>();

    /** Whose an address is. */
    public sealed interface Standing {

        /** A body's own, read at the source. Empty for a public body that is only in a list. */
        record Official(Optional<Organisation> organisation) implements Standing {}

        /** A body's own as far as anybody remembers. */
        record Remembered(Organisation organisation) implements Standing {}

        /** Dressed up as a body's, or as the State's. */
        record Imitating(Optional<Organisation> imitated) implements Standing {}

        /** Its form hides where it leads. */
        record Misleading(Trick trick) implements Standing {}

        /** It stands for another address that nobody sees. */
        record Shortening() implements Standing {}

        /**
         * Nobody's we know.
         *
         * @param lent whether it lies on a host that lends addresses to anybody
         */
        record Unknown(boolean lent) implements Standing {}
    }

    /**
     * @param shorteners sites whose addresses stand for others
     * @param lenders sites that lend addresses to anybody
     */
    public LinkCheck(List<Organisation> organisations, DomainSet publicBodies, Set<String> shorteners,
            Set<String> lenders) {
        this.publicBodies = publicBodies;
        this.shorteners = Set.copyOf(shorteners);
        this.lenders = Set.copyOf(lenders);
        this.lookAlikes = new LookAlikes(organisations);
        for (Organisation organisation : organisations) {
            organisation.domains().forEach(domain -> official.putIfAbsent(domain, organisation));
            organisation.rememberedDomains().forEach(domain -> remembered.putIfAbsent(domain, organisation));
        }
    }

    public Standing standing(Link link) {
        if (link.host().isEmpty()) {
            return new Standing.Misleading(link.trick().orElse(Trick.UNREADABLE));
        }
        if (link.trick().isPresent()) {
            return new Standing.Misleading(link.trick().get());
        }
        return standing(link.host().get());
    }

    /** Whose a name is; its form is taken as honest. */
    public Standing standing(HostName host) {
        if (lenders.contains(host.ascii()) && !official.containsKey(host.ascii())) {
            // sites.google.com is Google's, what stands on it is anybody's.
            return new Standing.Unknown(true);
        }
        Optional<Organisation> owner = owner(official, host);
        if (owner.isPresent() || host.suffix().equals("gouv.fr") || publicBodies.coversHost(host)) {
            return new Standing.Official(owner);
        }
        Optional<Organisation> known = owner(remembered, host);
        if (known.isPresent()) {
            return new Standing.Remembered(known.get());
        }
        if (shorteners.contains(host.site()) || shorteners.contains(host.ascii())) {
            return new Standing.Shortening();
        }
        Optional<LookAlike> alike = lookAlikes.of(host);
        return alike.isPresent()
                ? new Standing.Imitating(alike.get().imitated())
                : new Standing.Unknown(host.shared() || lenders.contains(host.site()));
    }

    /** The name itself or one that it lies below, down to what somebody registered. */
    private static Optional<Organisation> owner(Map<String, Organisation> domains, HostName host) {
        List<String> labels = HostName.labels(host.ascii());
        int smallest = HostName.labels(host.site()).size();
        for (int from = 0; from + smallest <= labels.size(); from++) {
            Organisation organisation = domains.get(String.join(".", labels.subList(from, labels.size())));
            if (organisation != null) {
                return Optional.of(organisation);
            }
        }
        return Optional.empty();
    }
}
