package fr.lanterne.knowledge.search;

import static fr.lanterne.knowledge.fiche.SomeFiches.fiche;
import static fr.lanterne.knowledge.fiche.SomeFiches.section;

import fr.lanterne.knowledge.fiche.Fiche;
import fr.lanterne.knowledge.source.FicheFile;
import fr.lanterne.knowledge.source.FicheFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A few fiches as people would write them, to ask questions of. */
final class SearchableFiches {

    static final Fiche LOST_LICENCE = fiche("permis-perdu", "Perte du permis de conduire",
            "Vous avez perdu votre permis de conduire ? Vous devez déclarer la perte et demander un nouveau permis.",
            section("Déclarer la perte", "La déclaration de perte se fait en ligne, avec la demande de permis."),
            section("Coût", "Le nouveau permis coûte 25 € en cas de perte."));
    static final Fiche RENEWED_LICENCE = fiche("permis-renouveler", "Renouvellement du permis de conduire",
            "Le renouvellement du permis de conduire se demande en ligne quand il arrive à la fin de sa validité.",
            section("Visite médicale", "Un médecin agréé vérifie votre aptitude à la conduite."));
    static final Fiche PASSPORT = fiche("passeport", "Passeport d'une personne majeure",
            "Pour obtenir un passeport, prenez rendez-vous dans une mairie équipée.",
            section("Pièces à fournir", """
                Vous devez fournir :

                - une photo d'identité
                - un justificatif de domicile
                - le timbre fiscal"""));
    static final Fiche FRANCE_CONNECT = fiche("franceconnect", "FranceConnect : à quoi ça sert",
            "FranceConnect permet de se connecter à un service public avec un compte que vous avez déjà.");
    static final Fiche IDENTITY_CARD = fiche("carte-identite", "Carte nationale d'identité",
            "Votre carte d'identité est périmée, perdue ou volée : la mairie reçoit la demande.");
    static final Fiche ELECTRICITY = fiche("electricite", "Fournisseur d'électricité",
            "Pour changer de fournisseur d'électricité, signez un contrat avec le nouveau.");
    static final List<Fiche> ALL = List.of(LOST_LICENCE, RENEWED_LICENCE, PASSPORT, FRANCE_CONNECT, IDENTITY_CARD,
            ELECTRICITY);

    private SearchableFiches() {}

    /** Those of archives and folders. */
    static List<Fiche> in(Path... locations) throws IOException {
        List<Fiche> fiches = new ArrayList<>();
        for (Path location : locations) {
            try (FicheFiles files = FicheFiles.open(location)) {
                files.stream().filter(FicheFile.Taken.class::isInstance)
                        .forEach(file -> fiches.add(((FicheFile.Taken) file).fiche()));
            }
        }
        return fiches;
    }
}
