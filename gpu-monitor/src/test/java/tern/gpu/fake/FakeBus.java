package tern.gpu.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Cards in a folder that looks like `/sys`.
public final class FakeBus {

    private FakeBus() {}

    /// @param status of its power: `active`, `suspended`
    public static void card(Path sys, String address, String vendor, String device, String status)
            throws IOException {
        Path folder = sys.resolve("bus/pci/devices").resolve(address);
        Files.createDirectories(folder.resolve("power"));
        Files.writeString(folder.resolve("class"), "0x030200\n");
        Files.writeString(folder.resolve("vendor"), vendor + "\n");
        Files.writeString(folder.resolve("device"), device + "\n");
        // written in place, as the kernel's file is the same one all the time
        Files.writeString(folder.resolve("power/runtime_status"), status + "\n");
    }
}
