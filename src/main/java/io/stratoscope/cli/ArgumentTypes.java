package io.stratoscope.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** How words of the command line become files and addresses. */
final class ArgumentTypes {

    private static final int LAST_PORT = 65_535;

    private ArgumentTypes() {}

    /** Teaches them to a command and all below it. */
    static void register(CommandLine line) {
        line.registerConverter(Path.class, ArgumentTypes::file);
        line.registerConverter(URI.class, ArgumentTypes::address);
        line.registerConverter(BigDecimal.class, ArgumentTypes::number);
    }

    // An empty name is no file; Java takes it for the working directory.
    private static Path file(String name) {
        if (name.isBlank()) {
            throw new TypeConversionException("it needs a name");
        }
        return Path.of(name);
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text.strip());
            boolean http =
                    "http".equalsIgnoreCase(address.getScheme())
                            || "https".equalsIgnoreCase(address.getScheme());
            if (http && address.getHost() != null && address.getPort() <= LAST_PORT) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same answer as for an address of another kind.
        }
        throw new TypeConversionException("'" + text + "' is not like http://127.0.0.1:5000");
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + text + "' is not a number like 120 or 99.50");
        }
    }
}
