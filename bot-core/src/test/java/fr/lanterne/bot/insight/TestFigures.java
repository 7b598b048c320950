package fr.lanterne.bot.insight;

import fr.lanterne.bot.MediatorPresence;
import fr.lanterne.bot.Supervision;
import fr.lanterne.knowledge.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;

/** The figures of a test's database. */
public final class TestFigures {

    private TestFigures() {}

    public static Supervision of(TestDatabase.Opened database, MediatorPresence presence, Duration serviceTime,
            Clock clock) {
        return new HandoverFigures(database.client(), presence, serviceTime, clock);
    }
}
