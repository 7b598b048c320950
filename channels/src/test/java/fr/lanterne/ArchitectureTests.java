package fr.lanterne;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The architecture, each test one sentence. */
class ArchitectureTests {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("fr.lanterne");

    @Test
    void aModuleShowsOnlyItsRootPackage() {
        ApplicationModules.of("fr.lanterne").verify();
    }

    @Test
    void dependenciesPointFromChannelsToBotToKnowledge() {
        noClasses().that().resideInAPackage("fr.lanterne.knowledge..").should().dependOnClassesThat()
                .resideInAnyPackage("fr.lanterne.bot..", "fr.lanterne.channels..").check(CODE);
        noClasses().that().resideInAPackage("fr.lanterne.bot..").should().dependOnClassesThat()
                .resideInAnyPackage("fr.lanterne.channels..").check(CODE);
    }

    @Test
    void aRootPackageNeverReachesDownIntoItsFeatures() {
        for (String module : List.of("fr.lanterne.knowledge", "fr.lanterne.bot")) {
            noClasses().that().resideInAPackage(module).should().dependOnClassesThat(
                    resideInAnyPackage(module + "..").and(com.tngtech.archunit.base.DescribedPredicate
                            .not(resideInAnyPackage(module))))
                    .check(CODE);
        }
    }

    @Test
    void noPackageIsInACycle() {
        slices().matching("fr.lanterne.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void oneLibraryHasOneHome() {
        home("org.apache.lucene..", "fr.lanterne.knowledge.search..");
        home("org.yaml.snakeyaml..", "fr.lanterne.knowledge.fiche..");
        home("org.flywaydb..", "fr.lanterne.knowledge.database..");
        home("dev.langchain4j..", "fr.lanterne.bot.model..");
        home("com.google.i18n.phonenumbers..", "fr.lanterne.bot..");
        home("de.focus_shift..", "fr.lanterne.bot.handover..");
        home("com.google.common..", "fr.lanterne.bot.scam.address..");
        home("com.ibm.icu..", "fr.lanterne.bot.scam.address..");
        home("org.bouncycastle..", "fr.lanterne.channels.security..");
        home("com.eatthepath.otp..", "fr.lanterne.channels.security..");
        home("picocli..", "fr.lanterne.channels.cli..");
        home("org.thymeleaf..", "fr.lanterne.channels.shell..");
        home("org.telegram..", "fr.lanterne.channels.telegram..");
        home("okhttp3..", "fr.lanterne.channels.telegram..");
    }

    @Test
    void theBotKnowsNoChannel() {
        noClasses().that().resideOutsideOfPackage("fr.lanterne.channels..").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.bind..", "org.springframework.web.reactive.result..",
                        "org.telegram..")
                .check(CODE);
    }

    @Test
    void nothingBlocks() {
        noClasses().should().callMethodWhere(
                target(owner(resideInAnyPackage("reactor.core.publisher..")))
                        .and(target(nameMatching("block|blockFirst|blockLast|blockOptional"))))
                .check(CODE);
        noClasses().that().resideOutsideOfPackage("fr.lanterne.channels.cli..").should().callMethodWhere(
                target(owner(resideInAnyPackage("reactor.core.publisher..")))
                        .and(target(nameMatching("toIterable|toStream|toFuture"))))
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CODE.stream().map(type -> type.getPackage()).distinct()
                .filter(javaPackage -> !javaPackage.isAnnotatedWith(NullMarked.class))).isEmpty();
    }

    @Test
    void packagesAreNamedForWhatTheyAreAbout() {
        classes().should().resideOutsideOfPackages("..util..", "..utils..", "..common..", "..impl..", "..dto..",
                "..service..", "..helper..", "..helpers..", "..manager..").check(CODE);
    }

    private static void home(String library, String... packages) {
        noClasses().that().resideInAPackage("fr.lanterne..").and().resideOutsideOfPackages(packages).should()
                .dependOnClassesThat().resideInAPackage(library).check(CODE);
    }
}
