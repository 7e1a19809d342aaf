package tern.gpu.probe;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tern.gpu.wire.SampleLine;
import tern.gpu.wire.WireLine;
import tern.gpu.wire.WireText;

/// Where the lines go. Safe for several threads; a line is never mixed with another.
final class ProbeOutput {

    private final OutputStream out;

    ProbeOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, 16 * 1024);
    }

    /// @throws IOException when nobody reads any more
    synchronized void write(WireLine line) throws IOException {
        out.write(WireText.write(line).getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
    }

    synchronized void write(SampleLine line, int device, long millis, int code) throws IOException {
        byte[] bytes = line.write(device, millis, code);
        out.write(bytes, 0, line.length());
    }

    synchronized void flush() throws IOException {
        out.flush();
    }
}
