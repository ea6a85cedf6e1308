package io.stratoscope.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prints speed and memory; fails on no figure. Each scenario runs in a JVM of its own, with the heap that it is to do with.
 * Run it with {@code mvn -Pbench verify -DskipTests -DskipITs}; docs/benchmarks.md explains the figures.
 */
public final class Bench {

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private record Part(String name, Work work) {}

    private record Size(int stacks, int turns, String heap) {}

    private static final List<Size> SIZES =
            List.of(new Size(4, 25, "512m"), new Size(40, 7, "512m"), new Size(400, 3, "4g"));

    private static final int FIRST_FRAMES = 7;

    private static final int STARTS = 5;

    /** As packaging/stratoscope starts the program. */
    private static final List<String> AS_SHIPPED = List.of("-XX:+UseSerialGC", "-XX:NewRatio=1");

    /** The serial collector leaves garbage of up to 5 % of the heap in three of four collections; that is no use of the heap. */
    private static final String WITHOUT_DEAD_WOOD = "-XX:MarkSweepAlwaysCompactCount=1";

    private Bench() {}

    /** Arguments: the parts to run, of {@code first growth diagram window actions frame start provision logs watch inventory drill}; none or {@code all}: all of them. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Part> parts =
                List.of(
                        new Part("first", Bench::firstRun),
                        new Part("growth", Bench::growth),
                        new Part("diagram", Bench::diagram),
                        new Part("window", Bench::window),
                        new Part("actions", Bench::actions),
                        new Part("frame", Bench::firstFrames),
                        new Part("start", Bench::start),
                        new Part("provision", Bench::provision),
                        new Part("logs", Bench::logs),
                        new Part("watch", Bench::watch),
                        new Part("inventory", Bench::inventory),
                        new Part("drill", Bench::drill));
        List<String> chosen = List.of(arguments);
        List<String> names = parts.stream().map(Part::name).toList();
        if (!chosen.contains("all") && !names.containsAll(chosen)) {
            throw new IllegalArgumentException("the parts are all, " + String.join(", ", names));
        }
        for (Part part : parts) {
            if (chosen.isEmpty() || chosen.contains("all") || chosen.contains(part.name())) {
                part.work().run();
            }
        }
    }

    private static void firstRun() throws IOException, InterruptedException {
        title("5,000 resources over 40 VPCs, once, in a new JVM with -Xmx512m");
        own("FirstRunBench", "512m", "40");
    }

    private static void growth() throws IOException, InterruptedException {
        title("From 500 to 5,000 to 50,000 resources: medians, after a warm-up");
        List<Figures> figures = new ArrayList<>();
        for (Size size : SIZES) {
            Path file = Files.createTempFile("stratoscope-bench", ".figures");
            // With its heap whole from the beginning: growing it is the collector's work, not the
            // program's.
            java(
                    options(size.heap(), WITHOUT_DEAD_WOOD, "-Xms" + size.heap()),
                    "io.stratoscope.bench.ScaleBench",
                    List.of(
                            String.valueOf(size.stacks()),
                            String.valueOf(size.turns()),
                            file.toString()),
                    false);
            figures.add(Figures.read(file));
            Files.delete(file);
        }
        new GrowthTable(figures).print();
    }

    private static void watch() throws IOException, InterruptedException {
        title(
                "A day of watching, one refresh a minute (goal: the store grows by under 10 MiB, the heap does not)");
        own("WatchBench", "256m");
    }

    private static void drill() throws IOException, InterruptedException {
        title(
                "Restore drills of the simulated project, whose clock has no delay (goal 10 s; overhead under 2 % of 30 minutes)");
        own("DrillBench", "512m");
    }

    private static void inventory() throws IOException, InterruptedException {
        title("Inventories of a million files compared, with -Xmx256m (goal: constant memory)");
        own("InventoryBench", "256m");
    }

    private static void diagram() throws IOException, InterruptedException {
        title("Diagram pipeline against PlantUML alone");
        own("DiagramBench", "1g");
    }

    private static void window() throws IOException, InterruptedException {
        title(
                "Canvas: frames while it is moved, refreshes, expanding; headless, drawn by software");
        java(
                options("1g", "-Dglass.platform=Headless", "-Dprism.order=sw"),
                "io.stratoscope.bench.WindowBench",
                List.of(),
                false);
    }

    private static void actions() throws IOException, InterruptedException {
        title("What an operator does in the window on the simulated project; headless");
        java(
                options("1g", "-Dglass.platform=Headless", "-Dprism.order=sw"),
                "io.stratoscope.ui.shell.ActionsBench",
                List.of(),
                false);
    }

    private static void start() throws IOException, InterruptedException {
        title("Start: discover --simulate --json, as a whole process");
        Path data = Files.createTempDirectory("stratoscope-bench");
        for (int i = 0; i < STARTS; i++) {
            java(
                    options("512m"),
                    "io.stratoscope.app.Main",
                    List.of("--data-dir", data.toString(), "discover", "--simulate", "--json"),
                    true);
        }

        title("The same by packaging/stratoscope, with its cache of loaded classes");
        for (int i = 0; i < STARTS; i++) {
            run(
                    "packaging/stratoscope",
                    List.of(
                            "packaging/stratoscope",
                            "--data-dir",
                            data.toString(),
                            "discover",
                            "--simulate",
                            "--json"),
                    true);
        }
    }

    private static void provision() throws IOException, InterruptedException {
        title(
                "Apply of immich.yaml on an empty simulated account that takes no time (goal 2 s with -Xmx256m)");
        Path empty = Files.createTempDirectory("stratoscope-bench");
        program(empty, "simulate", "reset", "--empty");
        Path plan = empty.resolve("plan.json");
        program(empty, "provision", "plan", "immich", "--simulate", "-o", plan.toString());
        String[] apply = {"provision", "apply", plan.toString(), "--simulate", "--unlock", "--yes"};
        for (int i = 0; i < STARTS; i++) {
            program(copy(empty), apply);
        }

        title("The same by packaging/stratoscope, with its cache of loaded classes");
        for (int i = 0; i < STARTS; i++) {
            List<String> command = new ArrayList<>();
            command.addAll(
                    List.of(
                            "env",
                            "STRATOSCOPE_JVM_OPTIONS=-Xmx256m",
                            "packaging/stratoscope",
                            "--data-dir",
                            copy(empty).toString()));
            command.addAll(List.of(apply));
            run("packaging/stratoscope", command, true);
        }

        title("The same in one JVM");
        own("ProvisionBench", "256m", "apply");
        title("The same with the waits that it has on AWS");
        own("ProvisionBench", "256m", "waits");
        title("A stack of 1,000 resources, planned where it stands");
        own("ProvisionBench", "256m", "wide");
    }

    private static void logs() throws IOException, InterruptedException {
        title("A million log lines, with -Xmx512m");
        own("LogsBench", "512m");
        title("Frames of the list of a million lines while it is scrolled; headless");
        java(
                options("512m", "-Dglass.platform=Headless", "-Dprism.order=sw"),
                "io.stratoscope.ui.logs.LogListBench",
                List.of(),
                false);
    }

    /** The same data directory once more. */
    private static Path copy(Path data) throws IOException {
        Path copy = Files.createTempDirectory("stratoscope-bench");
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static void program(Path data, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--data-dir", data.toString()));
        all.addAll(List.of(arguments));
        java(options("256m"), "io.stratoscope.app.Main", all, true);
    }

    /** Turn by turn an empty window and the program's first, each as a process that ends with its first frame. */
    private static void firstFrames() throws IOException, InterruptedException {
        title("First frame of the window against an empty AtlantaFX window");
        Usage[] empty = new Usage[FIRST_FRAMES];
        Usage[] ours = new Usage[FIRST_FRAMES];
        String data = Files.createTempDirectory("stratoscope-bench").toString();
        for (int i = 0; i < FIRST_FRAMES; i++) {
            empty[i] = firstFrame(List.of());
            ours[i] = firstFrame(List.of("#opening", "--data-dir", data, "--simulate"));
        }
        Usage a = Usage.median(empty);
        Usage b = Usage.median(ours);
        System.out.printf(
                "   empty %.2f s wall, %.2f s cpu; ours %.2f s wall, %.2f s cpu; ratio %.2f wall, %.2f cpu (goal 1.5; medians of %d)%n",
                a.wall() / 1e3,
                a.cpu() / 1e3,
                b.wall() / 1e3,
                b.cpu() / 1e3,
                b.wall() / a.wall(),
                b.cpu() / a.cpu(),
                FIRST_FRAMES);
    }

    private static Usage firstFrame(List<String> arguments)
            throws IOException, InterruptedException {
        return java(
                options("512m", "-Dglass.platform=Headless", "-Dprism.order=sw"),
                "io.stratoscope.bench.FirstFrame",
                arguments,
                true);
    }

    private static List<String> options(String heap, String... more) {
        return Stream.of(List.of("-Xmx" + heap), AS_SHIPPED, List.of(more))
                .flatMap(List::stream)
                .toList();
    }

    private static void title(String title) {
        System.out.println("== " + title);
    }

    private static void own(String name, String heap, String... arguments)
            throws IOException, InterruptedException {
        java(
                options(heap, WITHOUT_DEAD_WOOD),
                "io.stratoscope.bench." + name,
                List.of(arguments),
                false);
    }

    private static Usage java(
            List<String> options, String mainClass, List<String> arguments, boolean quiet)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of(
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        mainClass));
        command.addAll(arguments);
        return run("process of -X" + options.getFirst().substring(2), command, quiet);
    }

    private static Usage run(String name, List<String> command, boolean quiet)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (quiet) {
            builder.redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")));
            builder.redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")));
        }
        long start = System.nanoTime();
        Process process = builder.start();
        long peakKib = 0;
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
            peakKib = Math.max(peakKib, peakKib(process.pid()).orElse(0L));
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        double wall = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "   (%s: %.2f s wall, %.2f s cpu, %d MiB peak resident, exit %d)%n",
                name, wall / 1e3, cpu.toMillis() / 1e3, peakKib / 1024, process.exitValue());
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " failed: its words are above");
        }
        return new Usage(wall, cpu.toMillis());
    }

    // Linux only; elsewhere the figure is 0.
    private static Optional<Long> peakKib(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
