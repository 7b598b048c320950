package fr.lanterne.channels.security;

/** How far a session has come: before {@link #READY} it opens nothing but the page of its own step. */
enum Step {

    /** The password was right; the code of the second factor is missing. */
    CODE("/sign-in/code"),
    /** The password was given by somebody else and is to be changed. */
    PASSWORD("/account/password"),
    /** A second factor is wanted here and none is set up yet. */
    ENROLMENT("/account/second-factor"),
    /** Everything is given. */
    READY("/console");

    private final String page;

    Step(String page) {
        this.page = page;
    }

    /** Where it goes on. */
    String page() {
        return page;
    }
}
