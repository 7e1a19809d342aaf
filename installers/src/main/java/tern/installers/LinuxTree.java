package tern.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Everything that a Linux package puts on a disk: the image in `/opt/tern`, the command in `/usr/bin`, the entry in the
/// menu with its icons, the manual page, the licences. Nothing of a person's is among it.
///
/// @param sources the folder `installers/linux`
/// @param icons   the folder with `tern-SIZE.png`
record LinuxTree(Path sources, Path icons) {

    static final String PROGRAM = "opt/tern";
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /// @param root made anew
    void write(Image image, Path root, Instant time) throws IOException {
        Folders.delete(root);
        Folders.copy(image.root(), root.resolve(PROGRAM));
        Path share = root.resolve("usr").resolve("share");
        Path bin = Files.createDirectories(root.resolve("usr").resolve("bin"));
        Files.createSymbolicLink(bin.resolve("tern"), Path.of("/" + PROGRAM + "/bin/tern"));
        put(sources.resolve("tern.desktop"), share.resolve("applications").resolve("tern.desktop"));
        Path hicolor = share.resolve("icons").resolve("hicolor");
        for (int size : SIZES) {
            put(icons.resolve("tern-" + size + ".png"),
                    hicolor.resolve(size + "x" + size).resolve("apps").resolve("tern.png"));
        }
        put(icons.resolve("mark.svg"), hicolor.resolve("scalable").resolve("apps").resolve("tern.svg"));
        Path manual = Files.createDirectories(share.resolve("man").resolve("man1")).resolve("tern.1.gz");
        zip(sources.resolve("tern.1"), manual);
        put(sources.resolve("copyright"), share.resolve("doc").resolve("tern").resolve("copyright"));
        settleAround(root, time);
    }

    /// The image's own times are settled already and must stay: its class caches hold for them.
    private static void settleAround(Path root, Instant time) throws IOException {
        Folders.settle(root.resolve("usr"), time);
    }

    private static void put(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static void zip(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream file = Files.newOutputStream(to);
                GZIPOutputStream out = new GZIPOutputStream(file) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            in.transferTo(out);
        }
    }
}
