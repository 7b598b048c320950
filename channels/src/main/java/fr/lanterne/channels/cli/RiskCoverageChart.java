package fr.lanterne.channels.cli;

import fr.lanterne.knowledge.AnswerEvaluation.AtThreshold;
import fr.lanterne.knowledge.AnswerEvaluation.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The curve of risk over coverage: the more questions are answered, the more answers are wrong. */
final class RiskCoverageChart {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private RiskCoverageChart() {}

    /** Whether a file name asks for a format that there is. */
    static boolean canWrite(Path file) {
        return isSvg(file) || isPng(file);
    }

    /**
     * Writes an image, SVG or PNG by the extension of the file.
     *
     * @throws IOException if the file cannot be written
     */
    static void write(Report report, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (isSvg(file)) {
                VectorGraphicsEncoder.saveVectorGraphic(chart(report), out, VectorGraphicsFormat.SVG);
            } else {
                BitmapEncoder.saveBitmap(chart(report), out, BitmapFormat.PNG);
            }
        }
    }

    private static XYChart chart(Report report) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT)
                .title(String.format(Locale.ROOT, "Risk and coverage of %d questions", report.questions()))
                .xAxisTitle("share of the questions that is answered")
                .yAxisTitle("share of the answers that cites no expected fiche").build();
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0);
        List<AtThreshold> curve = report.confidence().stream().filter(at -> at.answered() > 0)
                .sorted(Comparator.comparingDouble(AtThreshold::answered)).toList();
        if (!curve.isEmpty()) {
            chart.addSeries("by the confidence", curve.stream().map(AtThreshold::answered).toList(),
                    curve.stream().map(at -> 1 - at.precision()).toList()).setMarker(SeriesMarkers.NONE);
        }
        chart.addSeries("as shipped", List.of(report.answered()), List.of(1 - report.precision()))
                .setMarker(SeriesMarkers.DIAMOND);
        return chart;
    }

    private static boolean isSvg(Path file) {
        return hasExtension(file, ".svg");
    }

    private static boolean isPng(Path file) {
        return hasExtension(file, ".png");
    }

    private static boolean hasExtension(Path file, String extension) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
