package fr.lanterne.channels.console;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart of vertical bars as the page draws it, in units of its view box.
 *
 * @param title the key of its words
 */
record BarChart(String title, List<Bar> bars) {

    static final int HEIGHT = 120;
    private static final int STEP = 40;
    private static final int BAR = 28;
    private static final int ROOM_FOR_VALUE = 18;

    BarChart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param middle where its words stand
     */
    record Bar(String label, int value, int left, int top, int width, int height, int middle) {}

    /** A value and what it is of. */
    record Entry(String label, int value) {}

    static BarChart of(String title, List<Entry> entries) {
        int largest = entries.stream().mapToInt(Entry::value).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (Entry entry : entries) {
            int left = bars.size() * STEP + (STEP - BAR) / 2;
            int height = largest == 0 ? 0 : Math.round((float) (HEIGHT - ROOM_FOR_VALUE) * entry.value() / largest);
            bars.add(new Bar(entry.label(), entry.value(), left, HEIGHT - height, BAR, height, left + BAR / 2));
        }
        return new BarChart(title, bars);
    }

    public int getWidth() {
        return Math.max(1, bars.size()) * STEP;
    }

    public int getHeight() {
        return HEIGHT;
    }

    public boolean isEmpty() {
        return bars.stream().allMatch(bar -> bar.value() == 0);
    }
}
