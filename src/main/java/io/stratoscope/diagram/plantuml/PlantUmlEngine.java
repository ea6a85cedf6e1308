package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.LayoutException;
import io.stratoscope.document.DejaVuSans;

import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.core.ImageData;
import net.sourceforge.plantuml.dot.GraphvizRuntimeEnvironment;
import net.sourceforge.plantuml.dot.GraphvizVersionFinder;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.security.SecurityProfile;
import net.sourceforge.plantuml.security.SecurityUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** PlantUML in process, in its sandbox: no files, no network. One picture at a time, because its layout engine has globals. */
final class PlantUmlEngine {
    private static final String PROFILE = "PLANTUML_SECURITY_PROFILE";
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Optional<Path> dot;

    /** With no program but this one. */
    PlantUmlEngine() {
        this(Optional.empty());
    }

    /** With Graphviz for sources that do not ask for Smetana. */
    PlantUmlEngine(Path dot) {
        this(Optional.of(dot));
    }

    private PlantUmlEngine(Optional<Path> dot) {
        this.dot = dot;
        // PlantUML reads both once, when its classes are initialised.
        System.setProperty(PROFILE, SecurityProfile.SANDBOX.name());
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        if (SecurityUtils.getSecurityProfile() != SecurityProfile.SANDBOX) {
            throw new LayoutException(
                    "PlantUML is running outside of its sandbox: unset %s and start again"
                            .formatted(PROFILE));
        }
        DejaVuSans.register();
    }

    /**
     * The SVG of a source.
     *
     * @throws LayoutException when PlantUML would draw an error message instead
     */
    String svg(String source) {
        ONE_AT_A_TIME.lock();
        PrintStream errors = System.err;
        Locale locale = Locale.getDefault();
        try {
            // PlantUML folds the case of its keywords by the user's language: in Turkish it knows
            // no "direction".
            Locale.setDefault(Locale.ROOT);
            // Smetana prints notes to its porters there.
            System.setErr(new SilencedThread(errors).stream());
            // Otherwise PlantUML looks for one by itself when a source asks for it.
            if (dot.isPresent()) {
                use(dot.get());
            }
            return unlocked(source);
        } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
            if (e instanceof LayoutException known) {
                throw known;
            }
            throw new LayoutException("PlantUML cannot lay out this diagram: " + e, e);
        } finally {
            System.setErr(errors);
            Locale.setDefault(locale);
            ONE_AT_A_TIME.unlock();
        }
    }

    /** PlantUML takes Smetana, and says nothing, where Graphviz does not tell its version. */
    private static void use(Path dot) {
        GraphvizRuntimeEnvironment graphviz = GraphvizRuntimeEnvironment.getInstance();
        graphviz.setDotExecutable(dot.toString());
        String version = new GraphvizVersionFinder(dot.toFile()).dotVersion();
        if (graphviz.retrieveVersion(version) < 0) {
            throw new LayoutException(dot + " is no Graphviz: it does not tell its version");
        }
    }

    private static String unlocked(String source) throws IOException {
        List<BlockUml> blocks = new SourceStringReader(source).getBlocks();
        if (blocks.size() != 1) {
            throw new LayoutException(
                    "PlantUML sees %d diagrams where one was written".formatted(blocks.size()));
        }
        Diagram diagram = blocks.getFirst().getDiagram();
        if (diagram instanceof PSystemError error) {
            throw new LayoutException(
                    "PlantUML does not understand its source: " + error.getErrorsUml());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageData image =
                diagram.exportDiagram(bytes, 0, new FileFormatOption(FileFormat.SVG, false));
        if (image.getStatus() != 0 || image.getRootCause() != null) {
            throw new LayoutException(
                    "PlantUML cannot lay out this diagram (status %d)".formatted(image.getStatus()),
                    image.getRootCause());
        }
        // PlantUML leaves this one sequence of a text as it is, which XML forbids; it writes no
        // CDATA sections.
        return bytes.toString(StandardCharsets.UTF_8).replace("]]>", "]]&gt;");
    }
}
