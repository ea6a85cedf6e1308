package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The diagrams in {@code diagrams/} are what the program draws; {@code packaging/update-diagrams} writes them anew. */
class DiagramsTest {

    static Stream<String> files() {
        return ViewKind.ofSnapshots().stream()
                .flatMap(view -> Stream.of("puml", "svg").map(format -> view.key() + "." + format));
    }

    @ParameterizedTest
    @MethodSource("files")
    void matches(String file, @TempDir Path directory) {
        String view = file.substring(0, file.indexOf('.'));
        try (Program program = new Program(directory, Map.of())) {
            Program.Run run =
                    program.run(
                            "diagram", "--simulate", "--view", view, "--check", "diagrams/" + file);
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    @Test
    void whatIsBuiltInAnEmptyAccountIsDrawnTheSame(@TempDir Path directory) throws IOException {
        String plan = directory.resolve("plan.json").toString();
        run(directory, "simulate", "reset", "--empty");
        run(directory, "provision", "plan", "immich", "--simulate", "-o", plan);
        run(directory, "provision", "apply", plan, "--simulate", "--unlock", "--yes");

        for (ViewKind view : ViewKind.ofSnapshots()) {
            Program.Run drawn = run(directory, "diagram", "--simulate", "--view", view.key());
            String shipped = Files.readString(Path.of("diagrams", view.key() + ".puml"));
            assertThat(withoutPublicAddresses(drawn.out()))
                    .isEqualTo(withoutAccessLog(withoutPublicAddresses(shipped)));
        }
    }

    // What is built side by side asks for its addresses in no order.
    private static String withoutPublicAddresses(String diagram) {
        return diagram.replaceAll("198[.]18[.]0[.][0-9]+", "(its address)");
    }

    // Somebody switched it on by hand: the blueprint does not.
    private static String withoutAccessLog(String diagram) {
        return diagram.replaceAll("n2 -+> n35 : logs to\n", "");
    }

    private static Program.Run run(Path directory, String... command) {
        try (Program program = new Program(directory, Map.of())) {
            Program.Run run = program.run(command);
            assertThat(run.exitCode()).as(run.err()).isZero();
            return run;
        }
    }

    @Test
    void pictureOfEverythingHasEachResourceOnceAndIsNoRibbon(@TempDir Path directory) {
        JsonObject snapshot = json(directory, "discover", "--simulate", "--json");
        JsonObject diagram = json(directory, "diagram", "--simulate", "--view", "all", "--json");

        List<String> drawn = new ArrayList<>();
        diagram.objects("elements").forEach(element -> collect(element, drawn));
        List<String> found =
                snapshot.objects("resources").stream()
                        .map(resource -> resource.text("arn").orElseThrow())
                        .toList();
        assertThat(drawn).as("none is drawn twice").doesNotHaveDuplicates().containsAll(found);

        double width = diagram.number("width").orElseThrow().doubleValue();
        double height = diagram.number("height").orElseThrow().doubleValue();
        assertThat(width / height).isBetween(0.5, 2.0);
    }

    private static void collect(JsonObject element, List<String> arns) {
        element.text("arn").ifPresent(arns::add);
        arns.addAll(element.texts("members"));
        element.objects("children").forEach(child -> collect(child, arns));
    }

    private static JsonObject json(Path directory, String... command) {
        return (JsonObject) JsonText.parse(run(directory, command).out());
    }
}
