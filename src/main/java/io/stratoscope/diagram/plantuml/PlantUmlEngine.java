package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.font.DejaVuSans;

import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.core.ImageData;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.security.SecurityProfile;
import net.sourceforge.plantuml.security.SecurityUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/** PlantUML in process, in its sandbox: no files, no network. One picture at a time, because its layout engine has globals. */
final class PlantUmlEngine {
    private static final String PROFILE = "PLANTUML_SECURITY_PROFILE";
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    PlantUmlEngine() {
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
