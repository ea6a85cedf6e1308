package io.stratoscope.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the rooms of the house and the arrows between them, as {@code docs/architecture.md} draws them. */
class ArchitectureTest {

    private static final String ROOT = "io.stratoscope.";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.stratoscope");

    /** Each room, and the rooms that it may use besides itself. {@code app} may use all. */
    private static final Map<String, Set<String>> MAY_USE =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("model", Set.of()),
                            Map.entry("json", Set.of("model")),
                            Map.entry("job", Set.of("model")),
                            Map.entry("aws", Set.of("model")),
                            Map.entry(
                                    "backup",
                                    Set.of(
                                            "aws",
                                            "document",
                                            "job",
                                            "json",
                                            "model",
                                            "price",
                                            "provision",
                                            "store",
                                            "topology")),
                            Map.entry("document", Set.of("model")),
                            Map.entry("price", Set.of("json", "model")),
                            Map.entry("simulator", Set.of("aws", "job", "json", "model", "price")),
                            Map.entry("discovery", Set.of("aws", "job", "json", "model")),
                            Map.entry("doctor", Set.of("aws", "job", "model")),
                            Map.entry(
                                    "health",
                                    Set.of(
                                            "aws",
                                            "metrics",
                                            "model",
                                            "quota",
                                            "store",
                                            "topology")),
                            Map.entry("quota", Set.of("aws")),
                            Map.entry(
                                    "metrics", Set.of("aws", "job", "model", "store", "topology")),
                            Map.entry("topology", Set.of("model")),
                            Map.entry("diagram", Set.of("document", "topology", "json", "model")),
                            Map.entry("logs", Set.of("aws", "job", "json", "topology", "model")),
                            Map.entry(
                                    "provision",
                                    Set.of(
                                            "aws",
                                            "job",
                                            "json",
                                            "price",
                                            "quota",
                                            "topology",
                                            "model")),
                            Map.entry(
                                    "cost",
                                    Set.of(
                                            "aws",
                                            "json",
                                            "metrics",
                                            "model",
                                            "price",
                                            "store",
                                            "topology")),
                            Map.entry("store", Set.of("job", "json", "model")),
                            Map.entry("settings", Set.of("json", "model", "store")),
                            Map.entry(
                                    "cli",
                                    Set.of(
                                            "aws",
                                            "backup",
                                            "cost",
                                            "diagram",
                                            "discovery",
                                            "doctor",
                                            "document",
                                            "health",
                                            "job",
                                            "json",
                                            "logs",
                                            "metrics",
                                            "model",
                                            "price",
                                            "provision",
                                            "simulator",
                                            "store",
                                            "topology")),
                            Map.entry(
                                    "ui",
                                    Set.of(
                                            "aws",
                                            "backup",
                                            "cost",
                                            "diagram",
                                            "discovery",
                                            "doctor",
                                            "health",
                                            "job",
                                            "json",
                                            "logs",
                                            "metrics",
                                            "model",
                                            "price",
                                            "provision",
                                            "settings",
                                            "store",
                                            "topology"))));

    @Test
    void enoughClassesAreLookedAt() {
        assertThat(CLASSES.size())
                .as("classes imported: no rule may pass on nothing")
                .isGreaterThan(150);
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(each -> rooms.add(room(each.getPackageName())));
        rooms.remove("app");
        assertThat(rooms).as("every room has a line in the table").isEqualTo(MAY_USE.keySet());
    }

    private static String room(String packageName) {
        String below = packageName.substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    @TestFactory
    Stream<DynamicTest> roomsUseOnlyWhatTheMapAllows() {
        return MAY_USE.entrySet().stream()
                .map(entry -> {
                    List<String> allowed = new ArrayList<>();
                    allowed.add(ROOT + entry.getKey() + "..");
                    entry.getValue().forEach(room -> allowed.add(ROOT + room + ".."));
                    return test(
                            noClasses()
                                    .that()
                                    .resideInAPackage(ROOT + entry.getKey() + "..")
                                    .should()
                                    .dependOnClassesThat(
                                            resideInAPackage("io.stratoscope..")
                                                    .and(
                                                            not(
                                                                    resideInAnyPackage(
                                                                            allowed.toArray(
                                                                                    String[]
                                                                                            ::new)))))
                                    .because(
                                            "data flows one way: account, snapshot, topology, diagram, screen"));
                });
    }

    @TestFactory
    Stream<DynamicTest> everyLibraryHasOneOwner() {
        return Stream.of(
                owner(
                        "software.amazon.awssdk..",
                        "the SDK stops at the features",
                        "aws",
                        "backup",
                        "cost",
                        "simulator",
                        "discovery",
                        "doctor",
                        "health",
                        "logs",
                        "metrics",
                        "provision",
                        "quota"),
                owner("com.fasterxml.jackson..", "JSON text has one reader and one writer", "json"),
                owner("com.networknt..", "JSON text has one reader and one writer", "json"),
                owner("org.snakeyaml..", "YAML is another way to write JSON", "json"),
                owner("org.jgrapht..", "graphs are topology's business", "topology"),
                owner(
                        "net.sourceforge.plantuml..",
                        "PlantUML is touched in one place",
                        "diagram.plantuml"),
                owner("com.github.weisj..", "pictures are made by the exporters", "diagram.export"),
                owner(
                        "org.apache.pdfbox..",
                        "pages are made of documents and of pictures",
                        "document",
                        "diagram.export"),
                owner("de.rototor..", "pictures are made by the exporters", "diagram.export"),
                owner("java.sql..", "what survives a run is the store's business", "store"),
                owner("org.sqlite..", "what survives a run is the store's business", "store"),
                owner("picocli..", "the command line is a face, not a feature", "cli"),
                owner("javafx..", "the desktop is a face, not a feature", "ui", "app"),
                owner("atlantafx..", "the desktop is a face, not a feature", "ui"),
                owner("org.kordamp..", "the desktop is a face, not a feature", "ui"));
    }

    private static DynamicTest owner(String library, String reason, String... owners) {
        String[] packages =
                Stream.of(owners).map(owner -> ROOT + owner + "..").toArray(String[]::new);
        return test(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(packages)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library)
                        .because(reason));
    }

    @TestFactory
    Stream<DynamicTest> houseRules() {
        return Stream.of(
                        slices().matching(ROOT + "(*)..")
                                .should()
                                .beFreeOfCycles()
                                .because("a cycle is one big room"),
                        slices().matching(ROOT + "ui.(*)..")
                                .should()
                                .beFreeOfCycles()
                                .because("screens do not know one another"),
                        classes()
                                .that()
                                .resideInAPackage(ROOT + "model..")
                                .should()
                                .onlyDependOnClassesThat(
                                        resideInAnyPackage(
                                                ROOT + "model..", "java..", "org.jspecify.."))
                                .because("the model is values only"),
                        noClasses()
                                .that()
                                .haveSimpleNameEndingWith("ViewModel")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("javafx.scene..")
                                .because("a view model is tested without a toolkit"),
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + "job..")
                                .should()
                                .callConstructor(Thread.class, Runnable.class)
                                .orShould()
                                .dependOnClassesThat(
                                        nameMatching(
                                                "java\\.util\\.concurrent\\.(Executors|ForkJoinPool|Timer.*)|java\\.util\\.Timer"))
                                .orShould()
                                .callMethod(Thread.class, "ofVirtual")
                                .orShould()
                                .callMethod(Thread.class, "ofPlatform")
                                .orShould()
                                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                                .because(
                                        "threads are made only in job, where failures reach someone"),
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(ROOT + "ui.FxThread")
                                .should()
                                .callMethod(
                                        "javafx.application.Platform",
                                        "runLater",
                                        "java.lang.Runnable")
                                .because("one bridge carries results to the application thread")
                                .allowEmptyShould(true),
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(ROOT + "app..")
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .callMethod(Clock.class, "systemUTC")
                                .orShould()
                                .callMethod(Clock.class, "systemDefaultZone")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .because("time is a Clock that is handed in"),
                        fields().that()
                                .areStatic()
                                .and()
                                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                                .should()
                                .beFinal()
                                .because("there is no static state"),
                        noClasses()
                                .should()
                                .haveSimpleNameEndingWith("Util")
                                .orShould()
                                .haveSimpleNameEndingWith("Utils")
                                .orShould()
                                .haveSimpleNameEndingWith("Helper")
                                .orShould()
                                .haveNameMatching(".*(?<!Secrets)Manager")
                                .because("such a name says nothing about what the class does"),
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.lang.reflect..")
                                .because("no reflection tricks"))
                .map(ArchitectureTest::test);
    }

    private static DynamicTest test(ArchRule rule) {
        return DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES));
    }
}
