package fr.lanterne.knowledge.search;

/**
 * Turns evidence into the probability that one of the first three fiches answers the question: a logistic regression
 * fitted on questions that citizens sent to service-public.fr and on questions that no fiche answers.
 */
record Confidence(double intercept, double coverage, double passageCoverage, double strength, double margin,
        double unknown, double amount) {

    /** From here on a question is answered; {@code lanterne.answer.threshold} overrides it. */
    static final String THRESHOLD_TEXT = "0.5";

    static final double THRESHOLD = Double.parseDouble(THRESHOLD_TEXT);

    static final Confidence FITTED = new Confidence(-4, 3, 1, 0.5, 1, -2, 0);

    double of(Evidence evidence) {
        double logit = intercept + coverage * evidence.coverage() + passageCoverage * evidence.passageCoverage()
                + strength * evidence.strength() + margin * evidence.margin() + unknown * evidence.unknown()
                + amount * evidence.amount();
        return 1 / (1 + Math.exp(-logit));
    }
}
