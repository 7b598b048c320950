package fr.lanterne.bot.handover;

import fr.lanterne.bot.ChatEvent;
import fr.lanterne.bot.ConversationId;
import fr.lanterne.bot.conversation.Conversations.Changed;
import fr.lanterne.bot.conversation.LiveFeed;

/** Shows on the open screens what was stored. */
class Announcements {

    private final LiveFeed feed;

    Announcements(LiveFeed feed) {
        this.feed = feed;
    }

    void of(ConversationId conversation, Changed<?> changed) {
        changed.posted().forEach(message -> feed.publish(conversation, new ChatEvent.Posted(message)));
        if (changed.before() != changed.after()) {
            feed.publish(conversation, new ChatEvent.StateChanged(changed.after()));
        }
    }
}
