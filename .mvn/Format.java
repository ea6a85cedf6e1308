import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs google-java-format over all sources: {@code check} fails where a file is not formatted, {@code write} formats it. */
final class Format {
    public static void main(String[] args) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--aosp", "--skip-reflowing-long-strings", "--skip-javadoc-formatting"));
        arguments.addAll(args[0].equals("write") ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        try (var files = Files.walk(Path.of("src"))) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(arguments::add);
        }
        Main.main(arguments.toArray(String[]::new));
    }
}
