package fr.lanterne.bot.scam;

import java.util.List;

/** Messages made up for the tests, of the kinds that circulate. */
final class InventedMessages {

    static final List<String> SCAMS = List.of(
            "La Poste : votre colis n'a pas pu être livré car le numéro de rue manque. Complétez : https://laposte-adresse.top/fr",
            "[CAF] Vous avez droit à une prime de 187,50 euros. Demande avant le 30/11 : caf-prime.info",
            "Bonjour papa c'est moi, j'ai cassé mon tel, écris-moi sur ce numéro 06 44 60 12 34 c'est urgent",
            "EDF: votre dernier paiement a été rejeté. Régularisez sous 24h pour éviter la coupure: edf-reglement.com",
            "Votre compte Crédit Mutuel sera suspendu. Confirmez votre identité sur https://creditmutuel.fr.auth-client.ru",
            "Crit'Air : vous circulez sans vignette. Evitez une amende en la commandant ici https://critair-obligatoire.com",
            "Félicitations ! Vous avez été sélectionné pour un iPhone 15. Payez 1,99€ de frais de port: http://bit.ly/3xyz",
            "Alerte sécurité: une connexion inhabituelle a été détectée sur votre compte Vinted. Vérifiez: vinted-secure.shop",
            "J'ai piraté votre appareil. J'ai une vidéo intime de vous. Envoyez 500 euros en bitcoin ou je la publie à vos contacts",
            "URGENT: votre ordinateur est infecté par un virus. Appelez le support Microsoft au 01 76 34 12 12 immédiatement",
            "Votre banque: un paiement de 849,00 EUR chez AMAZON est en cours. Si ce n'est pas vous appelez le 09 70 12 34 56",
            "Offre d'emploi: gagnez 200 euros par jour en likant des vidéos depuis votre téléphone. Contactez Julie sur WhatsApp",
            "Je suis maître Durand, notaire. Vous êtes bénéficiaire d'un héritage de 2 millions d'euros, répondez à durand@exemple.com",
            "France Travail: dossier incomplet, vos allocations seront suspendues. Mettez à jour: https://francetravail-dossier.net",
            "Pour annuler le virement frauduleux, validez la notification dans votre application bancaire. Service fraude",
            "Envoyez-moi le code que vous venez de recevoir par SMS s'il vous plait, je me suis trompé de numéro",
            "Mon cœur, je suis bloqué à l'aéroport, achète 3 cartes transcash de 150 euros et envoie moi les codes",
            "Netflix: suspension de votre abonnement. Votre moyen de paiement: www.netflix.com@facture-mensuelle.top/login",
            "Votre forfait expire. Renouvelez ici : аmеli.fr",
            "ANTAI - Avis de contravention n°4829. Montant 35€. Payez sur amendes-gouv.fr-paiement.info",
            "Télépéage : trajet impayé 4,20€ sur l'A13. Payez avant demain : sanef-flux.com",
            "Rappel : vous avez 1 message vocal non lu. Composez le 0899 12 34 56 pour l'écouter",
            "Votre carte bancaire a été bloquée. Motif : paiement suspect. Contactez immédiatement le 01 85 73 74 00");

    static final List<String> HONEST = List.of(
            "Doctolib : rappel de votre RDV avec le Dr Martin demain à 9h30. Déplacer : https://www.doctolib.fr/r/xyz",
            "CAF : votre attestation de paiement est disponible dans l'espace Mon Compte sur caf.fr",
            "La Poste: votre Colissimo 8R12345678901 sera livré demain entre 9h et 13h. Suivi : https://www.laposte.fr/suivi",
            "Votre code de validation est 482910. Ne le communiquez à personne.",
            "Bonjour, votre ordonnance est prête à la pharmacie Centrale. Nous sommes ouverts jusqu'à 19h30.",
            "SNCF : votre train 6607 de 10h04 est annoncé avec un retard de 20 minutes environ.",
            "France Travail : n'oubliez pas de vous actualiser avant le 15 sur francetravail.fr",
            "Ecole Jules Ferry : l'école sera fermée vendredi pour grève. Pas de cantine.",
            "Coucou mamie, on arrive dimanche vers midi, bisous",
            "Tu peux me rappeler quand t'as 5 min ? c'est pour le cadeau de papa",
            "j'ai payé le resto tu me feras un virement quand tu peux", "je t'ai laissé un message sur ton répondeur");

    private InventedMessages() {}
}
