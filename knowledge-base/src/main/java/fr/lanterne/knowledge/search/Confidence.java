package fr.lanterne.knowledge.search;

/**
 * Turns evidence into the probability that one of the first three fiches answers the question: a logistic regression
 * fitted on questions that citizens sent to service-public.fr and on questions that no fiche answers.
 */
record Confidence(double intercept, double coverage, double passageCoverage, double strength, double margin,
        double unknown, double corrected, double amount, double title) {

    /** From here on a question is answered; {@code lanterne.answer.threshold} overrides it. */
    static final String THRESHOLD_TEXT = "0.62";

    static final double THRESHOLD = Double.parseDouble(THRESHOLD_TEXT);

    static final Confidence FITTED = new Confidence(-6.70, 2.03, 0.66, 0.73, 2.67, -2.18, -0.97, 2.93, 1.61);

    double of(Evidence evidence) {
        double logit = intercept + coverage * evidence.coverage() + passageCoverage * evidence.passageCoverage()
                + strength * evidence.strength() + margin * evidence.margin() + unknown * evidence.unknown()
                + corrected * evidence.corrected() + amount * evidence.amount() + title * evidence.title();
        return 1 / (1 + Math.exp(-logit));
    }
}
