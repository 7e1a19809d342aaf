package tern.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A `.rpm` of a finished tree, without scripts: what the system has to take up it finds by itself.
record RpmPackage(Path tree, String version, Instant time) {

    private static final List<String> NEEDS = List.of("gtk3", "libGL", "libX11", "libXext", "libXi", "libXrender",
            "libXtst", "libXxf86vm", "freetype", "fontconfig", "pango");

    /// @param work a folder of this build's own
    /// @return the package
    Path make(Path work, Path destination) throws IOException, InterruptedException {
        Folders.delete(work);
        Files.createDirectories(work);
        Path spec = work.resolve("tern.spec");
        Files.writeString(spec, spec());
        Path made = Files.createDirectories(work.resolve("made"));
        Commands.run(List.of("rpmbuild", "-bb", "--define", "_topdir " + work, "--define", "_rpmdir " + made,
                "--buildroot", work.resolve("root").toString(), spec.toString()), work,
                Map.of("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond())));
        try (Stream<Path> files = Files.walk(made)) {
            Path file = files.filter(path -> path.toString().endsWith(".rpm")).findFirst().orElseThrow();
            return Files.move(file, destination.resolve(file.getFileName().toString()),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    String spec() {
        return """
                Name: tern
                Version: %s
                Release: 1
                Summary: Wallet and node manager for Bittensor (TAO)
                License: Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0 AND OFL-1.1
                BuildArch: %s
                AutoReqProv: no
                %s
                # opens a keyfile in a third of the time that Tern's own Java takes
                Recommends: libsodium
                # the files are finished: nothing is stripped, compressed or given another time
                %%global __os_install_post %%{nil}
                %%global debug_package %%{nil}
                %%global _build_id_links none
                %%global _binary_payload w12.zstdio
                %%global _buildhost reproducible
                %%global use_source_date_epoch_as_buildtime 1
                %%global clamp_mtime_to_source_date_epoch 1

                %%description
                Tern shows what you own on Bittensor, sends, stakes and follows rewards, with
                keys that stay on this computer. It runs a node with one click and brings a
                practice network with play money.

                %%install
                mkdir -p %%{buildroot}
                cp -a %s/. %%{buildroot}/

                %%files
                %%defattr(-,root,root,-)
                /opt/tern
                /usr/bin/tern
                /usr/share/applications/tern.desktop
                /usr/share/icons/hicolor/*/apps/tern.*
                /usr/share/man/man1/tern.1.gz
                %%doc /usr/share/doc/tern
                """.formatted(version, Platform.processor().equals("arm64") ? "aarch64" : "x86_64",
                String.join("\n", NEEDS.stream().map(need -> "Requires: " + need).toList()), tree);
    }
}
