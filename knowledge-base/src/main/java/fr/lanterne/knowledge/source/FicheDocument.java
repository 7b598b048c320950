package fr.lanterne.knowledge.source;

import fr.lanterne.knowledge.Audience;
import fr.lanterne.knowledge.Essential;
import fr.lanterne.knowledge.FicheId;
import fr.lanterne.knowledge.Passage;
import fr.lanterne.knowledge.Source;
import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.fiche.Section;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One fiche of service-public.fr on its way from the document to the record. */
final class FicheDocument {

    static final String PUBLISHER = "Service-Public.gouv.fr / DILA";
    static final String LICENCE = "Licence Ouverte 2.0";

    /** What a fiche holds besides its text: how it is filed, its neighbours, its legal sources, its glossary. */
    private static final Set<String> LEFT_OUT = Set.of("title", "creator", "subject", "description", "publisher",
            "contributor", "date", "type", "format", "identifier", "source", "language", "relation", "coverage",
            "rights", "SurTitre", "Audience", "Canal", "Cible", "FilDAriane", "Theme", "SousThemePere", "DossierPere",
            "SousDossierPere", "RechercheGuideePere", "VoirAussi", "Reference", "PourEnSavoirPlus", "Definition",
            "Abreviation", "QuestionReponse", "CommentFaireSi", "RechercheGuidee", "Questionnaire", "Problematiques",
            "InformationComplementaire", "Actualite", "Partenaire", "ServiceNoeud", "Montant", "FicheConnexe", "Image",
            "ImageIllustration", "Illustration", "Infographie", "Video", "VideoIllustration", "TitreAlternatif");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE_SENTENCE = Pattern.compile("(?s).*[.!?…][\\s»\")]*");

    private static final Pattern SENTENCES = Pattern.compile("^.*[\\p{L}\\p{N})»][.!?…](?= )");
    /** The publisher cuts descriptions at 150 characters, after a whole word. */
    private static final int CUT_AT_LEAST = 130;

    private final XmlNode.Element root;
    private final String title;
    private final Audience audience;
    private final UnknownElements unknown = new UnknownElements();
    private final ContactReader contacts;
    private final FicheText body;
    private final FicheText links;
    private final List<String> introduction = new ArrayList<>();
    private final List<Essential> essentials = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    FicheDocument(XmlNode.Element root) {
        this.root = root;
        title = ServicePublicReader.title(root);
        audience = audienceOf(root);
        InlineText inline = new InlineText(audience, unknown);
        contacts = new ContactReader(inline, audience);
        EssentialChoice choice = new EssentialChoice(title);
        body = new FicheText(inline, contacts, unknown, choice);
        links = new FicheText(inline, contacts, unknown, choice);
    }

    ServicePublicDocument read() {
        Optional<LocalDate> date = date();
        if (date.isEmpty()) {
            return new ServicePublicDocument.Unreadable("it does not say when it was last modified");
        }
        root.elements().forEach(this::take);
        List<Section> sections = new ArrayList<>(body.sections(isQuestion() ? "Réponse" : "Présentation"));
        sections.addAll(links.sections("Liens utiles"));
        String summary = summary(!sections.isEmpty());
        if (sections.isEmpty() && (summary.isEmpty() || summary.equals(MarkdownText.paragraph(title)))) {
            return new ServicePublicDocument.Unreadable(whySilent());
        }
        try {
            Source source = new Source(PUBLISHER, URI.create(page()), LICENCE, date.get());
            return new ServicePublicDocument.FicheRead(
                    new Fiche(new FicheId(ServicePublicReader.identifier(root)), title, audience, theme(), keywords(),
                            summary, essentials, sections, contacts.contacts(), List.of(source), null, seeAlso(),
                            List.of()),
                    unknown.counts());
        } catch (IllegalArgumentException e) {
            return new ServicePublicDocument.Unreadable("it makes no fiche: " + e.getMessage());
        }
    }

    private void take(XmlNode.Element element) {
        switch (element.name()) {
            case "Introduction" -> {
                FicheText opening = body.inside(element);
                introduction.addAll(opening.blocks());
                essentials.addAll(opening.mostDecisive());
            }
            case "Avertissement" -> warnings.addAll(body.blocksOf(wrapped(element)));
            case "Texte", "ListeSituations", "Conclusion" -> body.add(element);
            case "LienExterneCommente" -> links.add(element);
            case "OuSAdresser", "QuiPeutMAider" -> contacts.organisation(element);
            case "ServiceEnLigne" -> contacts.service(element);
            default -> {
                if (!LEFT_OUT.contains(element.name())) {
                    unknown.saw(element);
                }
            }
        }
    }

    private static XmlNode.Element wrapped(XmlNode.Element element) {
        return new XmlNode.Element("Texte", Map.of(), List.of(element));
    }

    /**
     * The introduction; else the description, unless it is cut in mid-sentence and the text itself can open the fiche.
     * The publisher's warnings follow.
     */
    private String summary(boolean hasSections) {
        List<String> summary = new ArrayList<>(introduction);
        if (summary.isEmpty()) {
            summary.addAll(description(hasSections));
        }
        summary.addAll(warnings);
        return String.join("\n\n", summary).strip();
    }

    private List<String> description(boolean hasSections) {
        String description = ServicePublicReader.line(root, "description");
        List<String> opening = body.opening();
        if (!opening.isEmpty() && !WHOLE_SENTENCE.matcher(description).matches()) {
            return opening.subList(0, opening.getFirst().endsWith(":") ? Math.min(2, opening.size()) : 1);
        }
        if (description.length() < CUT_AT_LEAST || WHOLE_SENTENCE.matcher(description).matches()) {
            return List.of(MarkdownText.paragraph(description));
        }
        return whole(description, hasSections).map(MarkdownText::paragraph).stream().toList();
    }

    /** Of a description that was cut, the whole sentences; if there is none, nothing says it better than the sections. */
    private static Optional<String> whole(String description, boolean hasSections) {
        Matcher sentences = SENTENCES.matcher(description);
        if (sentences.find()) {
            return Optional.of(sentences.group());
        }
        return hasSections ? Optional.empty() : Optional.of(description + "…");
    }

    private String whySilent() {
        return root.attribute("type").orElse("").startsWith("Recherche guidée")
                ? "it is a guided search: questions that lead to other fiches, without a text of its own"
                : "it has neither an introduction nor a text";
    }

    private boolean isQuestion() {
        return root.attribute("type").orElse("").contains("Question");
    }

    private Optional<LocalDate> date() {
        Matcher date = DATE.matcher(ServicePublicReader.line(root, "date"));
        try {
            return date.find() ? Optional.of(LocalDate.parse(date.group())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String page() {
        String id = ServicePublicReader.identifier(root);
        return root.attribute("spUrl").flatMap(ServicePublicSite::address)
                .or(() -> ServicePublicSite.page(audience, id))
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is no identifier"));
    }

    /**
     * The audience under which the document is filed; its page may be another's: some fiches stand in two archives with
     * one page, and which of the two is published must not depend on which was read last.
     */
    private static Audience audienceOf(XmlNode.Element root) {
        return root.element("FilDAriane").flatMap(path -> path.element("Niveau"))
                .flatMap(level -> level.attribute("ID")).flatMap(ServicePublicSite::audienceNamed)
                .or(() -> root.attribute("spUrl").flatMap(ServicePublicSite::audience))
                .or(() -> ServicePublicSite.audienceNamed(ServicePublicReader.line(root, "Audience")))
                .orElse(Audience.INDIVIDUALS);
    }

    /** The path of themes: without the home page and the fiche itself, with the steps that the path leaves out. */
    private List<String> theme() {
        String id = ServicePublicReader.identifier(root);
        List<String> theme = new ArrayList<>(root.element("FilDAriane").stream()
                .flatMap(path -> path.elements("Niveau").skip(1))
                .filter(level -> !level.attribute("ID").orElse("").equals(id))
                .map(FicheDocument::lineOf).filter(level -> !level.isEmpty()).toList());
        String subTheme = ServicePublicReader.line(root, "SousThemePere");
        if (!subTheme.isEmpty() && !theme.contains(subTheme)) {
            theme.add(Math.min(1, theme.size()), subTheme);
        }
        String subFolder = ServicePublicReader.line(root, "SousDossierPere");
        if (!subFolder.isEmpty() && !theme.contains(subFolder)) {
            theme.add(subFolder);
        }
        return theme;
    }

    private List<String> keywords() {
        Set<String> keywords = new LinkedHashSet<>();
        root.elements("Abreviation").forEach(abbreviation -> keywords.add(ServicePublicReader.line(abbreviation,
                "Titre")));
        root.tree().forEach(part -> part.element("TitreAlternatif").map(FicheDocument::lineOf)
                .filter(alternative -> !part.element("Titre").map(FicheDocument::lineOf).orElse("").equals(alternative))
                .ifPresent(keywords::add));
        root.elements("DossierPere").flatMap(XmlNode.Element::tree)
                .filter(part -> part.name().equals("Fiche")
                        && part.attribute("ID").orElse("").equals(ServicePublicReader.identifier(root)))
                .map(FicheDocument::lineOf).forEach(keywords::add);
        keywords.removeIf(keyword -> keyword.isEmpty() || keyword.equalsIgnoreCase(title));
        return List.copyOf(keywords);
    }

    private List<Passage.Link> seeAlso() {
        return Stream.concat(root.elements("VoirAussi").flatMap(also -> also.elements("Fiche")),
                Stream.concat(root.elements("QuestionReponse"), root.elements("CommentFaireSi")))
                .flatMap(also -> link(also).stream()).distinct().toList();
    }

    private Optional<Passage.Link> link(XmlNode.Element also) {
        Audience whose = also.attribute("audience").flatMap(ServicePublicSite::audienceNamed).orElse(audience);
        String label = also.element("Titre").map(FicheDocument::lineOf).orElseGet(() -> lineOf(also));
        return label.isEmpty()
                ? Optional.empty()
                : also.attribute("ID").flatMap(id -> ServicePublicSite.page(whose, id))
                        .map(page -> new Passage.Link(label, URI.create(page)));
    }

    private static String lineOf(XmlNode.Element element) {
        return MarkdownText.oneSpaced(element.text()).strip();
    }
}
