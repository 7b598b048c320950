package fr.lanterne.channels.telegram;

import fr.lanterne.bot.Channel;
import fr.lanterne.bot.ChatMessage;
import fr.lanterne.bot.Delivery;
import fr.lanterne.bot.Outlet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.ParseMode;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import reactor.core.publisher.Mono;

/** Brings messages to chats. */
class TelegramOutlet implements Outlet {

    static final Channel CHANNEL = new Channel("TELEGRAM");

    /** The key of a message that somebody wrote: see {@link Conversing}. */
    private static final Pattern WRITTEN = Pattern.compile("[me](\\d{1,10})(?:\\..*)?");

    private static final LinkPreviewOptions NO_PREVIEW = new LinkPreviewOptions(true, null, null, null, null);

    private final BotApi api;
    private final TelegramState state;
    private final Typing typing;
    private final Abilities abilities;

    TelegramOutlet(BotApi api, TelegramState state, Typing typing, TelegramProperties properties) {
        this.api = api;
        this.state = state;
        this.typing = typing;
        this.abilities = new Abilities(true, true, new Pace(properties.between(), properties.perSecond()));
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public Abilities abilities() {
        return abilities;
    }

    @Override
    public Mono<Boolean> answers() {
        return api.call(new GetMe()).thenReturn(true).onErrorReturn(false);
    }

    @Override
    public Mono<Delivery> send(Parcel parcel) {
        List<Piece> pieces = HtmlPieces.of(parcel.message());
        // A message that was changed before its last piece was sent may have fewer pieces now.
        int part = Math.min(parcel.part(), pieces.size() - 1);
        Letter letter = new Letter(parcel, pieces.get(part), part == pieces.size() - 1);
        return letter.sent().doOnNext(sent -> typing.answered(Long.parseLong(parcel.address())))
                .onErrorResume(BotApiFault.class, fault -> Mono.just(outcome(fault)));
    }

    private Delivery outcome(BotApiFault fault) {
        String reason = String.valueOf(fault.getMessage());
        return switch (fault.kind()) {
            case TOO_MANY -> new Delivery.RateLimited(fault.retryAfter());
            case FORBIDDEN -> new Delivery.Blocked();
            case REFUSED -> new Delivery.Rejected(reason);
            case UNCERTAIN -> new Delivery.Uncertain(reason);
            case WRONG_TOKEN -> {
                state.broken("Telegram does not know this bot: the token was revoked or is wrong (" + reason + ")");
                yield new Delivery.Failed(reason);
            }
            case FAILED, CONFLICT -> new Delivery.Failed(reason);
        };
    }

    /** One piece for one chat. */
    private final class Letter {

        private final Parcel parcel;
        private final Piece piece;
        private final boolean last;

        Letter(Parcel parcel, Piece piece, boolean last) {
            this.parcel = parcel;
            this.piece = piece;
            this.last = last;
        }

        Mono<Delivery> sent() {
            boolean isThere = parcel.kind() != Kind.SAY && parcel.part() < parcel.references().size();
            return isThere ? edited(parcel.references().get(parcel.part())) : said();
        }

        private Mono<Delivery> said() {
            return api.call(message(true)).onErrorResume(Letter::cannotBeParsed, _ -> api.call(message(false)))
                    .map(message -> new Delivery.Sent(Integer.toString(message.getMessageId()), !last));
        }

        private Mono<Delivery> edited(String reference) {
            return api.call(edit(reference, true)).onErrorResume(Letter::cannotBeParsed,
                    _ -> api.call(edit(reference, false))).<Delivery>thenReturn(new Delivery.Sent(reference, !last))
                    .onErrorResume(Letter::isSoAlready, _ -> Mono.just(new Delivery.Sent(reference, !last)));
        }

        private LenientSend message(boolean html) {
            LenientSend message = new LenientSend(parcel.address(), html ? piece.html() : piece.plain());
            message.setLinkPreviewOptions(NO_PREVIEW);
            if (html) {
                message.setParseMode(ParseMode.HTML);
            }
            InlineKeyboardMarkup buttons = buttons();
            if (buttons != null) {
                message.setReplyMarkup(buttons);
            }
            String answers = parcel.answers();
            Matcher written = WRITTEN.matcher(answers == null ? "" : answers);
            if (parcel.part() == 0 && written.matches()) {
                message.setReplyParameters(ReplyParameters.builder().messageId(Integer.parseInt(written.group(1)))
                        .allowSendingWithoutReply(true).build());
            }
            return message;
        }

        private EditMessageText edit(String reference, boolean html) {
            var edit = EditMessageText.builder().chatId(parcel.address()).messageId(Integer.parseInt(reference))
                    .text(html ? piece.html() : piece.plain()).linkPreviewOptions(NO_PREVIEW).replyMarkup(buttons());
            return (html ? edit.parseMode(ParseMode.HTML) : edit).build();
        }

        private @Nullable InlineKeyboardMarkup buttons() {
            ChatMessage message = parcel.message();
            return last ? Buttons.of(message) : null;
        }

        private static boolean cannotBeParsed(Throwable fault) {
            return says(fault, "can't parse entities");
        }

        private static boolean isSoAlready(Throwable fault) {
            return says(fault, "message is not modified");
        }

        private static boolean says(Throwable fault, String words) {
            return fault instanceof BotApiFault refused && refused.kind() == BotApiFault.Kind.REFUSED
                    && String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains(words);
        }
    }
}
