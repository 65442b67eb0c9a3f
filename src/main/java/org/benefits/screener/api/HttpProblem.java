package org.benefits.screener.api;

/** A request that is refused before its household is looked at. */
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String detail;

    HttpProblem(int status, String type, String title, String detail) {
        super(title);
        this.status = status;
        this.type = type;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String detail() {
        return detail;
    }
}
