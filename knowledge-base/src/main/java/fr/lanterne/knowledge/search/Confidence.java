package fr.lanterne.knowledge.search;

/**
 * Turns evidence into the probability that one of the first three fiches answers the question: a logistic regression.
 * Questions that citizens sent to service-public.fr and questions that no fiche answers taught it; its report stands beside
 * the model.
 */
record Confidence(LinearModel model) {

    /** From here on a question is answered; {@code lanterne.answer.threshold} overrides it. */
    static final String THRESHOLD_TEXT = "0.66";

    static final double THRESHOLD = Double.parseDouble(THRESHOLD_TEXT);

    static Confidence shipped() {
        return new Confidence(LinearModel.shipped("confidence-model.tsv", Evidence.names()));
    }

    /** @param evidence in the order of {@link Evidence#names()} */
    double of(double[] evidence) {
        return 1 / (1 + Math.exp(-model.of(evidence)));
    }
}
