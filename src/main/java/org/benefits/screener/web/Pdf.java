package org.benefits.screener.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A page as a PDF whose headings, lists and tables a screen reader finds (PDF/UA), with its own fonts; made in memory. */
final class Pdf {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private Pdf() {}

    /**
     * @param page well-formed XHTML with its styles inside; nothing that it names is fetched
     */
    static byte[] of(String page) {
        // What it would log could hold an answer.
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(
                            () -> Pdf.class.getResourceAsStream("/pdf/PublicSans-Regular.ttf"),
                            "Public Sans",
                            REGULAR,
                            FontStyle.NORMAL,
                            true)
                    .useFont(
                            () -> Pdf.class.getResourceAsStream("/pdf/PublicSans-Bold.ttf"),
                            "Public Sans",
                            BOLD,
                            FontStyle.NORMAL,
                            true)
                    .useExternalResourceAccessControl(
                            (address, type) -> false,
                            com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority
                                    .RUN_BEFORE_RESOLVING_URI)
                    .withHtmlContent(page, null)
                    .withProducer("Benefits screener")
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
