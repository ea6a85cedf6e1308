package io.stratoscope.backup.drill;

/** It is known how the application sees its files: else the copy would be another one, and would prove nothing. */
final class FileSystemCheck implements PreflightCheck {

    @Override
    public String name() {
        return "file system";
    }

    @Override
    public DrillCheck look(PreflightCase situation) {
        Original.Files files = situation.original().files();
        return files.unknown()
                .map(unknown ->
                        fail(
                                unknown + ", so that it is not known where in it the files are",
                                "restore the files first, with: stratoscope restore run --unlock"))
                .orElseGet(() ->
                        pass(
                                files.id()
                                        + ", the application sees "
                                        + files.root().map(Original.Files.Root::path).orElse("/")));
    }
}
