package io.stratoscope.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints speed and memory; fails on nothing. Each scenario runs in a JVM of its own, with the heap that it is to do with. Run it with
 * {@code mvn -Pbench verify -DskipTests}.
 */
public final class Bench {

    private record Scenario(String title, String mainClass, String heap, List<String> arguments) {}

    private static final List<Scenario> SCENARIOS =
            List.of(
                    scale("500 resources, 4 VPCs", "512m", 4),
                    scale("5,000 resources, 40 VPCs", "512m", 40),
                    scale("50,000 resources, 400 VPCs", "4g", 400),
                    new Scenario(
                            "Diagram pipeline against PlantUML alone",
                            "DiagramBench",
                            "1g",
                            List.of()));

    private Bench() {}

    private static Scenario scale(String title, String heap, int stacks) {
        return new Scenario(title, "ScaleBench", heap, List.of(String.valueOf(stacks)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (Scenario scenario : SCENARIOS) {
            System.out.println("== " + scenario.title() + " (-Xmx" + scenario.heap() + ")");
            run(
                    "io.stratoscope.bench." + scenario.mainClass(),
                    scenario.heap(),
                    scenario.arguments(),
                    true);
        }
        System.out.println("== Start: discover --simulate, as a whole process");
        Path data = Files.createTempDirectory("stratoscope-bench");
        for (int i = 0; i < 3; i++) {
            run(
                    "io.stratoscope.app.Main",
                    "512m",
                    List.of("discover", "--simulate", "--json", "--data-dir", data.toString()),
                    false);
        }
    }

    private static void run(String mainClass, String heap, List<String> arguments, boolean show)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + heap,
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                mainClass));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.redirectOutput(
                show
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.to(new File("/dev/null")));
        long start = System.nanoTime();
        Process process = builder.start();
        long peakKib = 0;
        while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            peakKib = Math.max(peakKib, peakKib(process.pid()).orElse(0L));
        }
        System.out.printf(
                "   whole process: %.2f s wall, %d MiB peak resident, exit %d%n",
                (System.nanoTime() - start) / 1e9, peakKib / 1024, process.exitValue());
    }

    // Linux only; elsewhere the figure is 0.
    private static Optional<Long> peakKib(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
