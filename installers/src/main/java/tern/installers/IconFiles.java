package tern.installers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Windows and macOS want their icons in one file; both formats hold PNG pictures as they are.
final class IconFiles {

    private static final List<Integer> ICO_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final Map<String, Integer> ICNS_SIZES = new LinkedHashMap<>();

    static {
        ICNS_SIZES.put("icp4", 16);
        ICNS_SIZES.put("icp5", 32);
        ICNS_SIZES.put("icp6", 64);
        ICNS_SIZES.put("ic07", 128);
        ICNS_SIZES.put("ic08", 256);
        ICNS_SIZES.put("ic09", 512);
    }

    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;

    private IconFiles() {}

    /// @param icons the folder with `tern-SIZE.png`
    static Path ico(Path icons, Path target) throws IOException {
        int place = ICO_HEAD + ICO_ENTRY * ICO_SIZES.size();
        ByteBuffer head = ByteBuffer.allocate(place).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.size());
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : ICO_SIZES) {
            byte[] png = png(icons, size);
            // 256 is written as 0; no palette; one plane of 32 bits
            head.put((byte) size).put((byte) size).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(png.length).putInt(place + pictures.size());
            pictures.write(png);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.array());
        pictures.writeTo(whole);
        return Files.write(target, whole.toByteArray());
    }

    /// @param icons the folder with `tern-SIZE.png`
    static Path icns(Path icons, Path target) throws IOException {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(parts);
        for (Map.Entry<String, Integer> part : ICNS_SIZES.entrySet()) {
            byte[] png = png(icons, part.getValue());
            out.write(part.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(png.length + 8);
            out.write(png);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(whole);
        file.write("icns".getBytes(StandardCharsets.US_ASCII));
        file.writeInt(parts.size() + 8);
        parts.writeTo(file);
        return Files.write(target, whole.toByteArray());
    }

    private static byte[] png(Path icons, int size) throws IOException {
        return Files.readAllBytes(icons.resolve("tern-" + size + ".png"));
    }
}
