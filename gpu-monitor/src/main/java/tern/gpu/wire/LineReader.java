package tern.gpu.wire;

import java.io.IOException;
import java.io.InputStream;

/// Lines of bytes out of a stream, none longer than [Wire#LONGEST_LINE]: a program that sends something else does not
/// fill the memory. For one thread.
public final class LineReader {

    private final InputStream in;
    private final byte[] read = new byte[8192];
    private int from;
    private int to;
    private final byte[] line = new byte[Wire.LONGEST_LINE];
    private int length;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /// The next line; blocks. What was not ended by a line break when the stream ended is no line.
    ///
    /// @return whether there is one
    /// @throws IOException when the stream fails or a line is too long
    public boolean next() throws IOException {
        length = 0;
        while (true) {
            if (from == to) {
                int n = in.read(read, 0, read.length);
                if (n < 0) {
                    return false;
                }
                from = 0;
                to = n;
            }
            while (from < to) {
                byte b = read[from++];
                if (b == '\n') {
                    return true;
                }
                if (length == line.length) {
                    throw new IOException("a line of more than " + Wire.LONGEST_LINE + " bytes");
                }
                line[length++] = b;
            }
        }
    }

    /// The line's bytes, good until the next call; [#length] of them count.
    public byte[] bytes() {
        return line;
    }

    public int length() {
        return length;
    }
}
