package io.stratoscope.model;

/** Why a call to AWS gave no answer. Expected failures are data; each says what to do next. */
public sealed interface Failure {

    /** One line: what happened. */
    String message();

    /** One line: what the operator can do about it. */
    String remedy();

    /**
     * The identity may not do this.
     *
     * @param action the IAM action that is missing, for example {@code ecs:DescribeServices}
     */
    record AccessDenied(String action, String message) implements Failure {
        @Override
        public String remedy() {
            return "attach a policy with the statement " + policyStatement();
        }

        /** The policy statement that would allow it. */
        public String policyStatement() {
            return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";
        }
    }

    /** AWS asked to slow down, and went on doing so after the retries. */
    record Throttled(String action, String message) implements Failure {
        @Override
        public String remedy() {
            return "wait a minute and refresh; other programs may be using up the account's request rate";
        }
    }

    /** There are no credentials, or they are expired or wrong. */
    record BadCredentials(String message, String remedy) implements Failure {}

    /** The endpoint could not be reached or broke off. */
    record Network(String message) implements Failure {
        @Override
        public String remedy() {
            return "check the network connection, the region's name and --endpoint-url";
        }
    }

    /** What was asked for is not there. */
    record NotFound(String message) implements Failure {
        @Override
        public String remedy() {
            return "nothing to do: it no longer exists";
        }
    }

    /** The endpoint does not know the operation: a service that the region lacks, or an emulator's gap. */
    record Unsupported(String action, String message) implements Failure {
        @Override
        public String remedy() {
            return "nothing to do: this region or endpoint does not offer " + action;
        }
    }

    /**
     * AWS refused the request as such, or failed inside.
     *
     * @param remedy what to do about just this refusal
     */
    record ServiceError(String action, String message, String remedy) implements Failure {

        /** One of which nobody knows more than that it may pass. */
        public ServiceError(String action, String message) {
            this(action, message, "refresh; if it stays, see the details with -v");
        }
    }

    /** It costs money, and the operator allowed no more of it this month: nothing was sent. */
    record Capped(String action, String message) implements Failure {
        @Override
        public String remedy() {
            return "raise the cap in the settings, or wait until the 1st";
        }
    }

    /** The operator cancelled. */
    record Cancelled(String message) implements Failure {
        @Override
        public String remedy() {
            return "start it again when you want the rest";
        }
    }

    /** A mistake in Stratoscope. */
    record Bug(String message) implements Failure {
        @Override
        public String remedy() {
            return "please report this; run again with -v for the details";
        }
    }
}
