package org.benefits.screener.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, of which a too long one is skipped to its end instead of being kept. */
final class Lines {
    private final InputStream in;
    private final int longest;
    private long number;

    /** A line without its end; a too long one has no bytes. */
    record Line(long number, byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            if (tooLong) {
                return false;
            }
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    Lines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.longest = longest;
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean any = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            any = true;
            if (b == '\n') {
                break;
            }
            if (bytes.size() < longest) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return new Line(number, tooLong ? new byte[0] : bytes.toByteArray(), tooLong);
    }
}
