package fr.lanterne.bot.scam;

import fr.lanterne.bot.scam.Signal.Reported;
import fr.lanterne.bot.scam.Signal.Reported.By;
import fr.lanterne.bot.scam.address.Link;
import fr.lanterne.bot.scam.reputation.Blocklist;
import fr.lanterne.bot.scam.reputation.SafeBrowsing;
import fr.lanterne.bot.scam.reputation.WebAddress;
import fr.lanterne.knowledge.ModelAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks those who keep lists of dangerous addresses about the addresses of a message that are nobody's we know. Only the
 * addresses go out, without what may tell who the reader is; nothing is ever visited.
 */
final class LinkReports implements OutsideView {

    private static final Logger LOG = LoggerFactory.getLogger(LinkReports.class);
    private static final int MOST_ADDRESSES = 20;

    private final ScamCheck check;
    private final Optional<Blocklist> blocklist;
    private final Optional<SafeBrowsing> safeBrowsing;

    LinkReports(ScamCheck check, Optional<Blocklist> blocklist, Optional<SafeBrowsing> safeBrowsing) {
        this.check = check;
        this.blocklist = blocklist;
        this.safeBrowsing = safeBrowsing;
    }

    @Override
    public Mono<List<Signal>> of(String message, Assessment assessment) {
        Map<WebAddress, Link> addresses = new LinkedHashMap<>();
        for (Link link : check.strangersIn(message)) {
            WebAddress.of(link).filter(_ -> addresses.size() < MOST_ADDRESSES)
                    .ifPresent(address -> addresses.putIfAbsent(address, link));
        }
        if (addresses.isEmpty()) {
            return Mono.just(List.of());
        }
        return Mono.zip(listed(addresses), warned(addresses),
                (listed, warned) -> Stream.concat(listed.stream(), warned.stream()).toList());
    }

    private Mono<List<Signal>> listed(Map<WebAddress, Link> addresses) {
        return Mono.justOrEmpty(blocklist).flatMap(list -> Mono.fromCallable(
                () -> reported(addresses, list::holds, By.BLOCKLIST)).subscribeOn(Schedulers.boundedElastic()))
                .defaultIfEmpty(List.of());
    }

    private Mono<List<Signal>> warned(Map<WebAddress, Link> addresses) {
        Set<String> urls = Set.copyOf(addresses.keySet().stream().map(WebAddress::url).toList());
        return Mono.justOrEmpty(safeBrowsing).flatMap(service -> Mono.fromFuture(() -> service.dangerous(urls)))
                .map(LinkReports::dangerous)
                .map(dangerous -> reported(addresses, address -> dangerous.contains(address.url()), By.SAFE_BROWSING))
                .defaultIfEmpty(List.of());
    }

    private static Set<String> dangerous(ModelAnswer<Set<String>> answer) {
        return switch (answer) {
            case ModelAnswer.Given<Set<String>>(Set<String> urls) -> urls;
            case ModelAnswer.Refused<Set<String>>(String reason) -> none(reason);
            case ModelAnswer.Missing<Set<String>>(String reason) -> none(reason);
        };
    }

    private static Set<String> none(String reason) {
        LOG.warn("Safe Browsing was asked in vain: {}", reason);
        return Set.of();
    }

    private static List<Signal> reported(Map<WebAddress, Link> addresses,
            Predicate<WebAddress> isDangerous, By by) {
        return addresses.entrySet().stream().filter(entry -> isDangerous.test(entry.getKey()))
                .<Signal>map(entry -> new Reported(entry.getValue(), by)).toList();
    }
}
