// Written by npm run openapi from docs/openapi.json.
export interface paths {
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show this API as an OpenAPI 3.1 document
         * @description Role: viewer.
         */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who calls: the principal, the person it belongs to, and the roles of a sign-in
         * @description Role: viewer.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List windows in order of their start, the latest first with order=newest; filter by siteId, status, from and to
         * @description Role: viewer.
         */
        get: operations["listWindows"];
        put?: never;
        /**
         * Request a window; with templateId, make one from an approved template
         * @description Role: requester.
         */
        post: operations["requestWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a window
         * @description Role: viewer.
         */
        get: operations["getWindow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit the plan of a window, or propose an amendment once the window has begun
         * @description Role: requester.
         */
        patch: operations["editWindow"];
        trace?: never;
    };
    "/v1/windows/{windowId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List how the voting links of a window were used
         * @description Role: viewer.
         */
        get: operations["listWindowAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show all that is known of a window, tied to the audit chain, to be verified offline
         * @description Role: viewer.
         */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the plan of a window, or its open amendment
         * @description Role: approver.
         */
        post: operations["approveWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject the plan of a window or its open amendment; for an emergency, refuse to ratify it
         * @description Role: approver.
         */
        post: operations["rejectWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw your vote before the question is decided
         * @description Role: approver.
         */
        post: operations["withdrawWindowVote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/ratify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ratify an emergency window, also after its deadline
         * @description Role: approver.
         */
        post: operations["ratifyWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Comment on a window
         * @description Role: requester, approver.
         */
        post: operations["commentOnWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a window before it starts
         * @description Role: requester.
         */
        post: operations["cancelWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a window that has begun
         * @description Role: requester, breakglass.
         */
        post: operations["endWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/windows/{windowId}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend a window: immediately within its overrun budget, otherwise as an amendment
         * @description Role: requester.
         */
        post: operations["extendWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sites in order of their ids; filter by prefix of the id, or those that could not be published (publishing=failed)
         * @description Role: viewer.
         */
        get: operations["listSites"];
        put?: never;
        /**
         * Create a site
         * @description Role: admin.
         */
        post: operations["createSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a site
         * @description Role: viewer.
         */
        get: operations["getSite"];
        /**
         * Replace the settings of a site; a different policy is proposed to its approvers
         * @description Role: admin.
         */
        put: operations["updateSite"];
        post?: never;
        /**
         * Delete a site that has no undecided, approved or active windows
         * @description Role: admin.
         */
        delete: operations["deleteSite"];
        options?: never;
        head?: never;
        /**
         * Change some settings of a site; a different policy is proposed to its approvers
         * @description Role: admin.
         */
        patch: operations["patchSite"];
        trace?: never;
    };
    "/v1/sites/{siteId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the mode of a site now or at at, its next boundary, and whether the edge is up to date
         * @description Role: viewer.
         */
        get: operations["siteStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the statuses of all sites, first those that could not be published, are closed, close within a day, or have a request
         * @description Role: viewer.
         */
        get: operations["listStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an emergency (break-glass): a window that is active immediately and ratified later
         * @description Role: breakglass.
         */
        post: operations["startEmergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose a template, from which windows start without a new approval
         * @description Role: requester.
         */
        post: operations["proposeTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the proposals of a site, oldest first; filter by kind and status
         * @description Role: viewer.
         */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a proposal
         * @description Role: viewer.
         */
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a proposal
         * @description Role: approver.
         */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a proposal
         * @description Role: approver.
         */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw your vote on a proposal before it is decided
         * @description Role: approver.
         */
        post: operations["withdrawProposalVote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an open proposal, or revoke an approved template
         * @description Role: requester.
         */
        post: operations["cancelProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposalId}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List how the voting links of a proposal were used
         * @description Role: viewer.
         */
        get: operations["listProposalAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/bypass-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a bypass link: whoever has it passes every window
         * @description Role: admin.
         */
        post: operations["createBypassLink"];
        /**
         * Revoke all bypass links of a site, and the cookies they set
         * @description Role: admin.
         */
        delete: operations["revokeBypassLinks"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/bypass-header": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Create a header secret with which automation passes every window; the previous one stops working
         * @description Role: admin.
         */
        put: operations["setBypassHeader"];
        post?: never;
        /**
         * Revoke the header secret of a site
         * @description Role: admin.
         */
        delete: operations["revokeBypassHeader"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{siteId}/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the topic of the public notices of a site, and how many subscribe to it
         * @description Role: viewer.
         */
        get: operations["countSubscribers"];
        put?: never;
        /**
         * Ask a mailbox to confirm that it wants the public notices of a site
         * @description Role: admin.
         */
        post: operations["subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the open questions of all sites, the earliest deadline first; with mine, those for the caller
         * @description Role: viewer.
         */
        get: operations["listQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what the edge does with a request, now or at at, and which rule decides
         * @description Role: viewer.
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people in the directory
         * @description Role: viewer.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Add a person, and send a mail to confirm the mailbox
         * @description Role: admin.
         */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a person and the SNS topic for their mails
         * @description Role: admin.
         */
        delete: operations["removePerson"];
        options?: never;
        head?: never;
        /**
         * Change a person; a new address has to be confirmed
         * @description Role: admin.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/people/{personId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a mailbox with the token from its mail
         * @description Role: admin.
         */
        post: operations["confirmPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Former path of GET /v1/people, with approverId instead of personId
         * @deprecated
         * @description Role: viewer.
         */
        get: operations["listApprovers"];
        put?: never;
        /**
         * Former path of POST /v1/people, with approverId instead of personId
         * @deprecated
         * @description Role: admin.
         */
        post: operations["addApprover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvers/{approverId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Former path of DELETE /v1/people/{personId}, with approverId instead of personId
         * @deprecated
         * @description Role: admin.
         */
        delete: operations["removeApprover"];
        options?: never;
        head?: never;
        /**
         * Former path of PATCH /v1/people/{personId}, with approverId instead of personId
         * @deprecated
         * @description Role: admin.
         */
        patch: operations["changeApprover"];
        trace?: never;
    };
    "/v1/approvers/{approverId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Former path of POST /v1/people/{personId}/confirm, with approverId instead of personId
         * @deprecated
         * @description Role: admin.
         */
        post: operations["confirmApprover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/machines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the machines that may request
         * @description Role: viewer.
         */
        get: operations["listMachines"];
        put?: never;
        /**
         * Add a machine that may request, with the person who owns it
         * @description Role: admin.
         */
        post: operations["addMachine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/machines/{machineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a machine
         * @description Role: admin.
         */
        delete: operations["removeMachine"];
        options?: never;
        head?: never;
        /**
         * Change the owner or the principals of a machine
         * @description Role: admin.
         */
        patch: operations["changeMachine"];
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the audit entries of a site, or of the directory without siteId
         * @description Role: viewer.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export an audit chain as JSON Lines, exactly as it was hashed
         * @description Role: viewer.
         */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify an audit chain by recomputing its hashes
         * @description Role: viewer.
         */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which events a webhook of the configuration took
         * @description Role: viewer.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event to a webhook again
         * @description Role: admin.
         */
        post: operations["replayEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the confirm page of a voting link
         * @description Public: the link is the credential.
         */
        get: operations["openLink"];
        put?: never;
        /**
         * Vote with a voting link, or withdraw the vote
         * @description Public: the link is the credential.
         */
        post: operations["voteByMail"];
        delete?: never;
        options?: never;
        /**
         * Show the headers of the confirm page
         * @description Public: the link is the credential.
         */
        head: operations["openLinkHeaders"];
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        WindowRequest: {
            siteId: string;
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            startsAt: string;
            notBefore?: string;
            notAfter?: string;
            endsAt?: string;
            durationMinutes?: number;
            reason: string;
            timeZone?: string;
            paths?: (string & (unknown & unknown & unknown))[];
            hostnames?: string[];
            ticket?: string;
            message?: string;
            messages?: {
                [key: string]: string;
            };
            templateId?: string;
        };
        WindowChange: {
            /** @enum {string} */
            mode?: "full" | "testers-only" | "read-only";
            startsAt?: string;
            notBefore?: string | null;
            notAfter?: string;
            endsAt?: string;
            durationMinutes?: number;
            timeZone?: string;
            paths?: (string & (unknown & unknown & unknown))[];
            hostnames?: string[] | null;
            reason?: string;
            ticket?: string | null;
            message?: string | null;
            messages?: {
                [key: string]: string;
            } | null;
            replace?: boolean;
        };
        Extension: {
            endsAt?: string;
            durationMinutes?: number;
            reason?: string;
        };
        CommentRequest: {
            text: string;
        };
        EmergencyRequest: {
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            reason: string;
            durationMinutes: number;
            paths?: (string & (unknown & unknown & unknown))[];
            message?: string;
            messages?: {
                [key: string]: string;
            };
        };
        Window: {
            windowId: string;
            siteId: string;
            /** @enum {string} */
            status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            onApproval?: {
                /** Format: date-time */
                notBefore?: string;
                /** Format: date-time */
                notAfter: string;
                durationSeconds: number;
                leadSeconds: number;
                /** Format: date-time */
                approvedAt?: string;
            };
            hostnames: string[];
            hostnamesChosen?: boolean;
            paths: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            message?: string;
            messages?: {
                [key: string]: string;
            };
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            overrunSeconds?: number;
            /** Format: date-time */
            extendedTo?: string;
            /** Format: date-time */
            plannedEndsAt?: string;
            timeZone: string;
            reason: string;
            ticket?: string;
            earlierReasons?: {
                planVersion: number;
                reason: string;
                ticket?: string;
                /** @enum {string} */
                status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            requestedBy: {
                principal: string;
                personId?: string;
                machineId?: string;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            decideBy: string;
            planVersion: number;
            digest: string;
            version: number;
            approvals: {
                required: number;
                veto: boolean;
                requireLogin: boolean;
                signInMaxAgeSeconds?: number;
                votes: {
                    approverId: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: date-time */
                    at: string;
                    reason?: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                    signIn?: {
                        issuer: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                    };
                }[];
            };
            amendment?: {
                planVersion: number;
                digest: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                onApproval?: {
                    /** Format: date-time */
                    notBefore?: string;
                    /** Format: date-time */
                    notAfter: string;
                    durationSeconds: number;
                    leadSeconds: number;
                    /** Format: date-time */
                    approvedAt?: string;
                };
                hostnames: string[];
                hostnamesChosen?: boolean;
                paths: string[];
                /** @enum {string} */
                pathMatch?: "segments" | "segments-and-suffixes";
                message?: string;
                messages?: {
                    [key: string]: string;
                };
                allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
                corsOrigins?: string[];
                overrunSeconds?: number;
                reason: string;
                requestedBy: {
                    principal: string;
                    personId?: string;
                    machineId?: string;
                };
                /** Format: date-time */
                requestedAt: string;
                /** Format: date-time */
                decideBy: string;
                approvals: {
                    required: number;
                    veto: boolean;
                    requireLogin: boolean;
                    signInMaxAgeSeconds?: number;
                    votes: {
                        approverId: string;
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        /** Format: date-time */
                        at: string;
                        reason?: string;
                        /** @enum {string} */
                        assurance: "mailbox" | "signed" | "login";
                        signIn?: {
                            issuer: string;
                            /** Format: date-time */
                            authenticatedAt?: string;
                        };
                    }[];
                };
                decided?: {
                    /** @enum {string} */
                    outcome: "rejected" | "expired" | "cancelled";
                    /** Format: date-time */
                    at: string;
                };
            };
            emergency?: {
                /** @enum {string} */
                status: "pending" | "ratified" | "lapsed";
                /** Format: date-time */
                ratifyBy: string;
                /** Format: date-time */
                ratifiedAt?: string;
                ratifiedBy?: string;
                /** Format: date-time */
                lapsedAt?: string;
            };
            templateId?: string;
            comments: {
                personId: string;
                machineId?: string;
                /** Format: date-time */
                at: string;
                text: string;
            }[];
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            startMissed?: boolean;
            revision: number;
            /** Format: date-time */
            armsAt?: string;
        };
        ShownWindow: {
            windowId: string;
            siteId: string;
            /** @enum {string} */
            status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            onApproval?: {
                /** Format: date-time */
                notBefore?: string;
                /** Format: date-time */
                notAfter: string;
                durationSeconds: number;
                leadSeconds: number;
                /** Format: date-time */
                approvedAt?: string;
            };
            hostnames: string[];
            hostnamesChosen?: boolean;
            paths: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            message?: string;
            messages?: {
                [key: string]: string;
            };
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            overrunSeconds?: number;
            /** Format: date-time */
            extendedTo?: string;
            /** Format: date-time */
            plannedEndsAt?: string;
            timeZone: string;
            reason: string;
            ticket?: string;
            earlierReasons?: {
                planVersion: number;
                reason: string;
                ticket?: string;
                /** @enum {string} */
                status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            requestedBy: {
                principal: string;
                personId?: string;
                machineId?: string;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            decideBy: string;
            planVersion: number;
            digest: string;
            version: number;
            approvals: {
                required: number;
                veto: boolean;
                requireLogin: boolean;
                signInMaxAgeSeconds?: number;
                votes: {
                    approverId: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: date-time */
                    at: string;
                    reason?: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                    signIn?: {
                        issuer: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                    };
                }[];
            };
            amendment?: {
                planVersion: number;
                digest: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                onApproval?: {
                    /** Format: date-time */
                    notBefore?: string;
                    /** Format: date-time */
                    notAfter: string;
                    durationSeconds: number;
                    leadSeconds: number;
                    /** Format: date-time */
                    approvedAt?: string;
                };
                hostnames: string[];
                hostnamesChosen?: boolean;
                paths: string[];
                /** @enum {string} */
                pathMatch?: "segments" | "segments-and-suffixes";
                message?: string;
                messages?: {
                    [key: string]: string;
                };
                allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
                corsOrigins?: string[];
                overrunSeconds?: number;
                reason: string;
                requestedBy: {
                    principal: string;
                    personId?: string;
                    machineId?: string;
                };
                /** Format: date-time */
                requestedAt: string;
                /** Format: date-time */
                decideBy: string;
                approvals: {
                    required: number;
                    veto: boolean;
                    requireLogin: boolean;
                    signInMaxAgeSeconds?: number;
                    votes: {
                        approverId: string;
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        /** Format: date-time */
                        at: string;
                        reason?: string;
                        /** @enum {string} */
                        assurance: "mailbox" | "signed" | "login";
                        signIn?: {
                            issuer: string;
                            /** Format: date-time */
                            authenticatedAt?: string;
                        };
                    }[];
                };
                decided?: {
                    /** @enum {string} */
                    outcome: "rejected" | "expired" | "cancelled";
                    /** Format: date-time */
                    at: string;
                };
            };
            emergency?: {
                /** @enum {string} */
                status: "pending" | "ratified" | "lapsed";
                /** Format: date-time */
                ratifyBy: string;
                /** Format: date-time */
                ratifiedAt?: string;
                ratifiedBy?: string;
                /** Format: date-time */
                lapsedAt?: string;
            };
            templateId?: string;
            comments: {
                personId: string;
                machineId?: string;
                /** Format: date-time */
                at: string;
                text: string;
            }[];
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            startMissed?: boolean;
            revision: number;
            /** Format: date-time */
            armsAt?: string;
            proofs?: components["schemas"]["FlipProof"][];
        };
        FlipProof: {
            /** @enum {string} */
            boundary: "start" | "end";
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            outcome: "seen" | "not-seen" | "not-askable" | "overtaken";
            askedAt: string;
            seenAt?: string;
            latenessMs?: number;
            hostnames: {
                hostname: string;
                /** @enum {string} */
                outcome: "seen" | "not-seen" | "not-askable";
                /** @enum {string} */
                reason?: "wildcard" | "private-address" | "dns" | "refused" | "tls" | "timeout" | "connection";
                asks: number;
                seenAt?: string;
                revision?: number;
                page?: {
                    path: string;
                    httpStatus: number;
                    /** @enum {string} */
                    mode?: "full" | "testers-only" | "read-only";
                };
            }[];
        };
        WindowPage: {
            items: components["schemas"]["Window"][];
            cursor?: string;
        };
        WindowWithEnforcement: {
            windowId: string;
            siteId: string;
            /** @enum {string} */
            status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            onApproval?: {
                /** Format: date-time */
                notBefore?: string;
                /** Format: date-time */
                notAfter: string;
                durationSeconds: number;
                leadSeconds: number;
                /** Format: date-time */
                approvedAt?: string;
            };
            hostnames: string[];
            hostnamesChosen?: boolean;
            paths: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            message?: string;
            messages?: {
                [key: string]: string;
            };
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            overrunSeconds?: number;
            /** Format: date-time */
            extendedTo?: string;
            /** Format: date-time */
            plannedEndsAt?: string;
            timeZone: string;
            reason: string;
            ticket?: string;
            earlierReasons?: {
                planVersion: number;
                reason: string;
                ticket?: string;
                /** @enum {string} */
                status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            requestedBy: {
                principal: string;
                personId?: string;
                machineId?: string;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            decideBy: string;
            planVersion: number;
            digest: string;
            version: number;
            approvals: {
                required: number;
                veto: boolean;
                requireLogin: boolean;
                signInMaxAgeSeconds?: number;
                votes: {
                    approverId: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: date-time */
                    at: string;
                    reason?: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                    signIn?: {
                        issuer: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                    };
                }[];
            };
            amendment?: {
                planVersion: number;
                digest: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                onApproval?: {
                    /** Format: date-time */
                    notBefore?: string;
                    /** Format: date-time */
                    notAfter: string;
                    durationSeconds: number;
                    leadSeconds: number;
                    /** Format: date-time */
                    approvedAt?: string;
                };
                hostnames: string[];
                hostnamesChosen?: boolean;
                paths: string[];
                /** @enum {string} */
                pathMatch?: "segments" | "segments-and-suffixes";
                message?: string;
                messages?: {
                    [key: string]: string;
                };
                allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
                corsOrigins?: string[];
                overrunSeconds?: number;
                reason: string;
                requestedBy: {
                    principal: string;
                    personId?: string;
                    machineId?: string;
                };
                /** Format: date-time */
                requestedAt: string;
                /** Format: date-time */
                decideBy: string;
                approvals: {
                    required: number;
                    veto: boolean;
                    requireLogin: boolean;
                    signInMaxAgeSeconds?: number;
                    votes: {
                        approverId: string;
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        /** Format: date-time */
                        at: string;
                        reason?: string;
                        /** @enum {string} */
                        assurance: "mailbox" | "signed" | "login";
                        signIn?: {
                            issuer: string;
                            /** Format: date-time */
                            authenticatedAt?: string;
                        };
                    }[];
                };
                decided?: {
                    /** @enum {string} */
                    outcome: "rejected" | "expired" | "cancelled";
                    /** Format: date-time */
                    at: string;
                };
            };
            emergency?: {
                /** @enum {string} */
                status: "pending" | "ratified" | "lapsed";
                /** Format: date-time */
                ratifyBy: string;
                /** Format: date-time */
                ratifiedAt?: string;
                ratifiedBy?: string;
                /** Format: date-time */
                lapsedAt?: string;
            };
            templateId?: string;
            comments: {
                personId: string;
                machineId?: string;
                /** Format: date-time */
                at: string;
                text: string;
            }[];
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            startMissed?: boolean;
            revision: number;
            /** Format: date-time */
            armsAt?: string;
            publishedRevision?: number;
            /** Format: date-time */
            expectedEnforcedBy?: string;
            /** @enum {string} */
            notPublishedReason?: "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
        };
        EditedWindow: {
            windowId: string;
            siteId: string;
            /** @enum {string} */
            status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            onApproval?: {
                /** Format: date-time */
                notBefore?: string;
                /** Format: date-time */
                notAfter: string;
                durationSeconds: number;
                leadSeconds: number;
                /** Format: date-time */
                approvedAt?: string;
            };
            hostnames: string[];
            hostnamesChosen?: boolean;
            paths: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            message?: string;
            messages?: {
                [key: string]: string;
            };
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            overrunSeconds?: number;
            /** Format: date-time */
            extendedTo?: string;
            /** Format: date-time */
            plannedEndsAt?: string;
            timeZone: string;
            reason: string;
            ticket?: string;
            earlierReasons?: {
                planVersion: number;
                reason: string;
                ticket?: string;
                /** @enum {string} */
                status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                /** Format: date-time */
                at: string;
            }[];
            requestedBy: {
                principal: string;
                personId?: string;
                machineId?: string;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            decideBy: string;
            planVersion: number;
            digest: string;
            version: number;
            approvals: {
                required: number;
                veto: boolean;
                requireLogin: boolean;
                signInMaxAgeSeconds?: number;
                votes: {
                    approverId: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: date-time */
                    at: string;
                    reason?: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                    signIn?: {
                        issuer: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                    };
                }[];
            };
            amendment?: {
                planVersion: number;
                digest: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                onApproval?: {
                    /** Format: date-time */
                    notBefore?: string;
                    /** Format: date-time */
                    notAfter: string;
                    durationSeconds: number;
                    leadSeconds: number;
                    /** Format: date-time */
                    approvedAt?: string;
                };
                hostnames: string[];
                hostnamesChosen?: boolean;
                paths: string[];
                /** @enum {string} */
                pathMatch?: "segments" | "segments-and-suffixes";
                message?: string;
                messages?: {
                    [key: string]: string;
                };
                allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
                corsOrigins?: string[];
                overrunSeconds?: number;
                reason: string;
                requestedBy: {
                    principal: string;
                    personId?: string;
                    machineId?: string;
                };
                /** Format: date-time */
                requestedAt: string;
                /** Format: date-time */
                decideBy: string;
                approvals: {
                    required: number;
                    veto: boolean;
                    requireLogin: boolean;
                    signInMaxAgeSeconds?: number;
                    votes: {
                        approverId: string;
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        /** Format: date-time */
                        at: string;
                        reason?: string;
                        /** @enum {string} */
                        assurance: "mailbox" | "signed" | "login";
                        signIn?: {
                            issuer: string;
                            /** Format: date-time */
                            authenticatedAt?: string;
                        };
                    }[];
                };
                decided?: {
                    /** @enum {string} */
                    outcome: "rejected" | "expired" | "cancelled";
                    /** Format: date-time */
                    at: string;
                };
            };
            emergency?: {
                /** @enum {string} */
                status: "pending" | "ratified" | "lapsed";
                /** Format: date-time */
                ratifyBy: string;
                /** Format: date-time */
                ratifiedAt?: string;
                ratifiedBy?: string;
                /** Format: date-time */
                lapsedAt?: string;
            };
            templateId?: string;
            comments: {
                personId: string;
                machineId?: string;
                /** Format: date-time */
                at: string;
                text: string;
            }[];
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            startMissed?: boolean;
            revision: number;
            /** Format: date-time */
            armsAt?: string;
            publishedRevision?: number;
            /** Format: date-time */
            expectedEnforcedBy?: string;
            /** @enum {string} */
            notPublishedReason?: "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
            effect: {
                inForce?: number;
                asked?: number;
                meaning: string;
            };
        };
        Decision: {
            reason?: string;
        };
        SignedVote: {
            reason?: string;
            planVersion?: number;
            digest?: string;
        };
        AttemptList: {
            items: {
                approverId: string;
                planVersion: number;
                opens: number;
                wrongCodes: number;
                refusals: number;
                /** Format: date-time */
                firstOpenedAt?: string;
                /** Format: date-time */
                lastOpenedAt?: string;
            }[];
        };
        VoteForm: {
            /** @enum {string} */
            decision: "approve" | "reject" | "withdraw";
            code: string;
            reason?: string;
        };
        Policy: {
            approvalsRequired: number;
            veto: boolean;
            selfApproval: boolean;
            lateApprovers: boolean;
            requireLogin: boolean;
            signInMaxAgeSeconds?: number;
            remindBeforeSeconds: number[];
            remindPublicBeforeSeconds: number[];
            timeoutSeconds: number;
            leadTimeSeconds: number;
            maximumDurationSeconds: number;
            overrunSeconds: number;
            approvers?: {
                /** @default [] */
                people: string[];
                /** @default [] */
                groups: string[];
            };
            emergency: {
                maximumDurationSeconds: number;
                ratifyWithinSeconds: number;
            };
        };
        SiteRequest: {
            siteId: string;
            hostnames: string[];
            timeZone?: string;
            policy?: {
                approvalsRequired?: number;
                veto?: boolean;
                selfApproval?: boolean;
                lateApprovers?: boolean;
                requireLogin?: boolean;
                signInMaxAgeSeconds?: number | null;
                remindBeforeSeconds?: number[];
                remindPublicBeforeSeconds?: number[];
                timeoutSeconds?: number;
                leadTimeSeconds?: number;
                maximumDurationSeconds?: number;
                overrunSeconds?: number;
                approvers?: {
                    /** @default [] */
                    people: string[];
                    /** @default [] */
                    groups: string[];
                } | null;
                emergency?: {
                    maximumDurationSeconds?: number;
                    ratifyWithinSeconds?: number;
                };
            };
            exemptions?: (string & (unknown & unknown & unknown & unknown))[];
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            retryAfterMaximumSeconds?: number;
            branding?: {
                name?: string;
                logo?: string & (unknown & unknown & unknown & unknown);
                accentColor?: string;
            };
            notices?: {
                languages?: ("en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "uk" | "ar" | "he" | "ja" | "zh" | "ko")[];
            };
            bypass?: {
                cidrs?: string[];
            };
        };
        SiteChange: {
            hostnames: string[];
            timeZone?: string;
            policy?: {
                approvalsRequired?: number;
                veto?: boolean;
                selfApproval?: boolean;
                lateApprovers?: boolean;
                requireLogin?: boolean;
                signInMaxAgeSeconds?: number | null;
                remindBeforeSeconds?: number[];
                remindPublicBeforeSeconds?: number[];
                timeoutSeconds?: number;
                leadTimeSeconds?: number;
                maximumDurationSeconds?: number;
                overrunSeconds?: number;
                approvers?: {
                    /** @default [] */
                    people: string[];
                    /** @default [] */
                    groups: string[];
                } | null;
                emergency?: {
                    maximumDurationSeconds?: number;
                    ratifyWithinSeconds?: number;
                };
            };
            exemptions?: (string & (unknown & unknown & unknown & unknown))[];
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins?: string[];
            /** @enum {string} */
            pathMatch?: "segments" | "segments-and-suffixes";
            retryAfterMaximumSeconds?: number;
            branding?: {
                name?: string;
                logo?: string & (unknown & unknown & unknown & unknown);
                accentColor?: string;
            };
            notices?: {
                languages?: ("en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "uk" | "ar" | "he" | "ja" | "zh" | "ko")[];
            };
            bypass?: {
                cidrs?: string[];
            };
            reason?: string;
            ticket?: string;
        };
        SitePatch: {
            hostnames?: string[];
            timeZone?: string | null;
            policy?: {
                approvalsRequired?: number | null;
                veto?: boolean | null;
                selfApproval?: boolean | null;
                lateApprovers?: boolean | null;
                requireLogin?: boolean | null;
                signInMaxAgeSeconds?: number | null;
                remindBeforeSeconds?: number[] | null;
                remindPublicBeforeSeconds?: number[] | null;
                timeoutSeconds?: number | null;
                leadTimeSeconds?: number | null;
                maximumDurationSeconds?: number | null;
                overrunSeconds?: number | null;
                approvers?: {
                    /** @default [] */
                    people: string[];
                    /** @default [] */
                    groups: string[];
                } | null;
                emergency?: {
                    maximumDurationSeconds?: number | null;
                    ratifyWithinSeconds?: number | null;
                } | null;
            } | null;
            exemptions?: (string & (unknown & unknown & unknown & unknown))[] | null;
            allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[] | null;
            corsOrigins?: string[] | null;
            pathMatch?: ("segments" | "segments-and-suffixes") | null;
            retryAfterMaximumSeconds?: number | null;
            branding?: {
                name?: string | null;
                logo?: (string & (unknown & unknown & unknown & unknown)) | null;
                accentColor?: string | null;
            } | null;
            notices?: {
                languages?: ("en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "uk" | "ar" | "he" | "ja" | "zh" | "ko")[] | null;
            } | null;
            bypass?: {
                cidrs?: string[] | null;
            } | null;
            reason?: string;
            ticket?: string;
        };
        Site: {
            siteId: string;
            hostnames: string[];
            policy: components["schemas"]["Policy"];
            timeZone: string;
            exemptions: string[];
            allowedMethods: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins: string[];
            /** @enum {string} */
            pathMatch: "segments" | "segments-and-suffixes";
            retryAfterMaximumSeconds: number;
            branding: {
                name?: string;
                logo?: string & (unknown & unknown & unknown & unknown);
                accentColor?: string;
            };
            notices: {
                languages: ("en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "uk" | "ar" | "he" | "ja" | "zh" | "ko")[];
            };
            bypass: {
                cidrs: string[];
                linkKeys: number;
                header: boolean;
            };
            version: number;
        };
        SiteWithProposal: {
            siteId: string;
            hostnames: string[];
            policy: components["schemas"]["Policy"];
            timeZone: string;
            exemptions: string[];
            allowedMethods: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
            corsOrigins: string[];
            /** @enum {string} */
            pathMatch: "segments" | "segments-and-suffixes";
            retryAfterMaximumSeconds: number;
            branding: {
                name?: string;
                logo?: string & (unknown & unknown & unknown & unknown);
                accentColor?: string;
            };
            notices: {
                languages: ("en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "pl" | "tr" | "uk" | "ar" | "he" | "ja" | "zh" | "ko")[];
            };
            bypass: {
                cidrs: string[];
                linkKeys: number;
                header: boolean;
            };
            version: number;
            proposal: components["schemas"]["Proposal"];
            effect: {
                meaning: string;
            };
        };
        SiteList: {
            items: components["schemas"]["Site"][];
            cursor?: string;
        };
        SiteStatus: {
            siteId: string;
            name?: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            basis: "edge" | "plan";
            /** @enum {string} */
            mode: "open" | "full" | "testers-only" | "read-only";
            window?: {
                windowId: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                hostnames: string[];
                paths: string[];
            };
            /** @enum {string} */
            plannedMode?: "open" | "full" | "testers-only" | "read-only";
            windows: {
                windowId: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                hostnames: string[];
                paths: string[];
                armed: boolean;
            }[];
            nextBoundary?: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                boundary: "start" | "end";
                windowId: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
            };
            revision: number;
            publishedRevision: number;
            published: boolean;
            /** @enum {string} */
            notPublishedReason?: "under-way" | "not-armed" | "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
            /** Format: date-time */
            expectedEnforcedBy?: string;
            breakGlass: {
                allowed: boolean;
                suspended: boolean;
                unratified: {
                    windowId: string;
                    /** Format: date-time */
                    ratifyBy: string;
                }[];
            };
            requests: number;
            auditSeq: number;
        };
        StatusList: {
            items: {
                siteId: string;
                name?: string;
                /** @enum {string} */
                basis: "edge" | "plan";
                /** @enum {string} */
                mode: "open" | "full" | "testers-only" | "read-only";
                window?: {
                    windowId: string;
                    /** @enum {string} */
                    mode: "full" | "testers-only" | "read-only";
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    hostnames: string[];
                    paths: string[];
                };
                /** @enum {string} */
                plannedMode?: "open" | "full" | "testers-only" | "read-only";
                windows: {
                    windowId: string;
                    /** @enum {string} */
                    mode: "full" | "testers-only" | "read-only";
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    hostnames: string[];
                    paths: string[];
                    armed: boolean;
                }[];
                nextBoundary?: {
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    boundary: "start" | "end";
                    windowId: string;
                    /** @enum {string} */
                    mode: "full" | "testers-only" | "read-only";
                };
                revision: number;
                publishedRevision: number;
                published: boolean;
                /** @enum {string} */
                notPublishedReason?: "under-way" | "not-armed" | "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
                /** Format: date-time */
                expectedEnforcedBy?: string;
                breakGlass: {
                    allowed: boolean;
                    suspended: boolean;
                    unratified: {
                        windowId: string;
                        /** Format: date-time */
                        ratifyBy: string;
                    }[];
                };
                requests: number;
                auditSeq: number;
            }[];
            cursor?: string;
        };
        BypassLinkRequest: {
            url: string;
            expiresInMinutes: number;
        };
        BypassLink: {
            url: string;
            /** Format: date-time */
            expiresAt: string;
            siteId: string;
            revision: number;
            publishedRevision?: number;
            /** Format: date-time */
            expectedEnforcedBy?: string;
            /** @enum {string} */
            notPublishedReason?: "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
        };
        BypassHeader: {
            secret: string;
            siteId: string;
            revision: number;
            publishedRevision?: number;
            /** Format: date-time */
            expectedEnforcedBy?: string;
            /** @enum {string} */
            notPublishedReason?: "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
        };
        BypassChange: {
            siteId: string;
            revision: number;
            publishedRevision?: number;
            /** Format: date-time */
            expectedEnforcedBy?: string;
            /** @enum {string} */
            notPublishedReason?: "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
        };
        TemplateRequest: {
            name: string;
            /** @enum {string} */
            mode: "full" | "testers-only" | "read-only";
            maximumDurationSeconds: number;
            uses: number;
            hours?: {
                from: string;
                to: string;
                days?: number[];
                timeZone: string;
            };
            texts?: {
                maximumLength: number;
                languages?: string[];
            };
            hostnames?: string[];
            paths?: (string & (unknown & unknown & unknown))[];
            expiresAt: string;
            reason: string;
            ticket?: string;
        };
        Proposal: {
            proposalId: string;
            siteId: string;
            /** @enum {string} */
            kind: "policy" | "template";
            /** @enum {string} */
            status: "requested" | "approved" | "rejected" | "expired" | "cancelled";
            policy?: components["schemas"]["Policy"];
            replaces?: components["schemas"]["Policy"];
            template?: {
                name: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
                maximumDurationSeconds: number;
                uses: number;
                hours?: {
                    from: string;
                    to: string;
                    days?: number[];
                    timeZone: string;
                };
                texts?: {
                    maximumLength: number;
                    languages?: string[];
                };
                hostnames: string[];
                hostnamesChosen?: boolean;
                paths: string[];
                /** @enum {string} */
                pathMatch?: "segments" | "segments-and-suffixes";
                /** Format: date-time */
                expiresAt: string;
            };
            used?: number;
            usable?: boolean;
            ofDeletedSite?: boolean;
            reason: string;
            ticket?: string;
            requestedBy: {
                principal: string;
                personId?: string;
                machineId?: string;
            };
            /** Format: date-time */
            requestedAt: string;
            /** Format: date-time */
            decideBy: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            revokedAt?: string;
            planVersion: number;
            digest: string;
            version: number;
            approvals: {
                required: number;
                veto: boolean;
                requireLogin: boolean;
                signInMaxAgeSeconds?: number;
                votes: {
                    approverId: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: date-time */
                    at: string;
                    reason?: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                    signIn?: {
                        issuer: string;
                        /** Format: date-time */
                        authenticatedAt?: string;
                    };
                }[];
            };
        };
        ProposalPage: {
            items: components["schemas"]["Proposal"][];
            cursor?: string;
        };
        Explanation: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            basis: "edge" | "plan";
            /** @enum {string} */
            rule: "no-schedule" | "status" | "page-part" | "nothing-now" | "reads-pass" | "detail-missing" | "exempt" | "bypass" | "preflight" | "refuse";
            /** @enum {string} */
            mode: "open" | "full" | "testers-only" | "read-only";
            window?: {
                windowId: string;
                reason: string;
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                emergency?: boolean;
                approvers: {
                    approverId: string;
                    /** Format: date-time */
                    at: string;
                    /** @enum {string} */
                    assurance: "mailbox" | "signed" | "login";
                }[];
            };
            planned?: {
                /** @enum {string} */
                rule: "no-schedule" | "status" | "page-part" | "nothing-now" | "reads-pass" | "detail-missing" | "exempt" | "bypass" | "preflight" | "refuse";
                /** @enum {string} */
                mode: "open" | "full" | "testers-only" | "read-only";
                window?: {
                    windowId: string;
                    reason: string;
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    emergency?: boolean;
                    approvers: {
                        approverId: string;
                        /** Format: date-time */
                        at: string;
                        /** @enum {string} */
                        assurance: "mailbox" | "signed" | "login";
                    }[];
                };
            };
            siteId?: string;
            matchedHostname?: string;
            nextBoundary?: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                boundary: "start" | "end";
                windowId: string;
                /** @enum {string} */
                mode: "full" | "testers-only" | "read-only";
            };
            revision?: number;
            publishedRevision?: number;
            published?: boolean;
            /** @enum {string} */
            notPublishedReason?: "under-way" | "not-armed" | "too-large" | "not-encodable" | "refused-by-store" | "edge-ahead";
        };
        PersonRequest: {
            personId: string;
            name: string;
            email: string;
            timeZone?: string;
            principals: string[];
            approver: boolean;
            groups?: string[];
        };
        PersonChange: {
            name?: string;
            email?: string;
            timeZone?: string | null;
            principals?: string[];
            approver?: boolean;
            groups?: string[];
            disabled?: boolean;
            reason?: string;
        };
        Person: {
            personId: string;
            name: string;
            email: string;
            timeZone?: string;
            principals: string[];
            approver: boolean;
            confirmed: boolean;
            groups: string[];
            disabled: boolean;
            /** Format: date-time */
            approverSince: string;
            /** Format: date-time */
            mailboxSince?: string;
        };
        PersonList: {
            items: components["schemas"]["Person"][];
            cursor?: string;
        };
        ApproverRequest: {
            approverId: string;
            name: string;
            email: string;
            timeZone?: string;
            principals: string[];
            approver: boolean;
            groups?: string[];
        };
        Approver: {
            approverId: string;
            name: string;
            email: string;
            timeZone?: string;
            principals: string[];
            approver: boolean;
            confirmed: boolean;
            groups: string[];
            disabled: boolean;
            /** Format: date-time */
            approverSince: string;
            /** Format: date-time */
            mailboxSince?: string;
        };
        ApproverList: {
            items: components["schemas"]["Approver"][];
            cursor?: string;
        };
        MachineRequest: {
            machineId: string;
            ownerId: string;
            principals: string[];
        };
        MachineChange: {
            ownerId?: string;
            principals?: string[];
            reason?: string;
        };
        Machine: {
            machineId: string;
            ownerId: string;
            principals: string[];
        };
        MachineList: {
            items: components["schemas"]["Machine"][];
            cursor?: string;
        };
        AuditEntry: {
            chain: string;
            /** @constant */
            format?: 2;
            seq: number;
            /** Format: date-time */
            at: string;
            actor: {
                principal: string;
                personId?: string;
                machineId?: string;
                email?: string;
                sourceIp?: string;
                signIn?: {
                    issuer: string;
                    subject: string;
                    authenticatedAt?: number;
                };
            };
            /** @enum {string} */
            action: "request" | "edit" | "amend" | "extend" | "withdraw" | "comment" | "emergency" | "ratify" | "lapse" | "use-template" | "propose-policy" | "propose-template" | "revoke-template" | "approve" | "reject" | "expire" | "cancel" | "flip-start" | "flip-end" | "end" | "create-site" | "update-site" | "delete-site" | "create-bypass-link" | "revoke-bypass-links" | "set-bypass-header" | "revoke-bypass-header" | "add-person" | "confirm-person" | "change-person" | "remove-person" | "lose-confirmation" | "add-machine" | "change-machine" | "remove-machine" | "add-approver" | "confirm-approver" | "change-approver" | "remove-approver";
            /** @enum {string} */
            move?: "window.requested" | "window.edited" | "window.vote-cast" | "window.vote-withdrawn" | "window.approved" | "window.rejected" | "window.expired" | "window.cancelled" | "window.commented" | "window.amendment-requested" | "window.amendment-rejected" | "window.amendment-expired" | "window.amended" | "window.extended" | "window.started" | "window.ended" | "emergency.started" | "emergency.ratified" | "emergency.not-ratified" | "proposal.requested" | "proposal.vote-cast" | "proposal.vote-withdrawn" | "proposal.approved" | "proposal.rejected" | "proposal.expired" | "proposal.cancelled" | "template.used" | "template.revoked" | "site.created" | "site.changed" | "site.deleted" | "bypass.changed" | "person.added" | "person.confirmed" | "person.confirmation-lost" | "person.changed" | "person.removed" | "machine.added" | "machine.changed" | "machine.removed";
            subject: string;
            before: unknown;
            after: unknown;
            reason?: string;
            prevHash: string;
            hash: string;
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            cursor?: string;
        };
        AuditVerdict: {
            valid: boolean;
            entries: number;
            head: string;
            brokenAt?: number;
            complete: boolean;
            cursor?: string;
        };
        DeliveryList: {
            items: {
                eventId: string;
                eventType: string;
                eventAt: string;
                /** @enum {string} */
                outcome: "delivered" | "failed" | "given-up";
                attempts: number;
                lastAttemptAt: string;
                httpStatus?: number;
                error?: string;
            }[];
        };
        SubscriberRequest: {
            email: string;
        };
        Subscriber: {
            email: string;
            /** @enum {string} */
            state: "pending" | "confirmed";
        };
        SubscriberCount: {
            topicArn: string;
            confirmed: number;
            pending: number;
        };
        Evidence: {
            /** @constant */
            format: "quiesce-evidence/1";
            madeAt: number;
            windowId: string;
            siteId: string;
            window: {
                /** @enum {string} */
                status: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                planVersion: number;
                digest: string;
                requestedAt: number;
            } & {
                [key: string]: unknown;
            };
            plans: {
                planVersion: number;
                digest: string;
                at?: number;
                plan: {
                    mode: string;
                } & {
                    [key: string]: unknown;
                };
            }[];
            requests: ({
                planVersion: number;
                expiresAt: number;
            } & {
                [key: string]: unknown;
            })[];
            opens: ({
                approverId: string;
                planVersion: number;
                opens: number;
            } & {
                [key: string]: unknown;
            })[];
            votes: ({
                approverId: string;
                decision: string;
                at: number;
                assurance: string;
                planVersion: number;
            } & {
                [key: string]: unknown;
            })[];
            comments: ({
                personId: string;
                at: number;
                text: string;
            } & {
                [key: string]: unknown;
            })[];
            flips: {
                /** @enum {string} */
                boundary: "start" | "end";
                plannedAt: number;
                recordedAt?: number;
            }[];
            publishes: {
                revision: number;
                at: number;
                atEdge: boolean;
            }[];
            proofs: ({
                /** @enum {string} */
                boundary: "start" | "end";
                outcome: string;
                dueAt: number;
            } & {
                [key: string]: unknown;
            })[];
            chain: {
                chain: string;
                head: {
                    seq: number;
                    hash: string;
                };
                entries: ({
                    seq: number;
                    action: string;
                    at: number;
                    prevHash: string;
                    hash: string;
                } & {
                    [key: string]: unknown;
                })[];
                neighbours: {
                    seq: number;
                    prevHash: string;
                    hash: string;
                }[];
                omitted: {
                    seq: number;
                    prevHash: string;
                    hash: string;
                }[];
            };
            incomplete: string[];
            sha256: string;
        };
        Me: {
            principal: string;
            person?: {
                personId: string;
                name: string;
                groups: string[];
                approver: boolean;
                timeZone?: string;
            };
            machineId?: string;
            roles?: ("viewer" | "requester" | "approver" | "admin" | "breakglass")[];
            signIn?: {
                issuer: string;
                subject: string;
                /** Format: date-time */
                authenticatedAt?: string;
            };
            contact?: string;
        };
        QuestionPage: {
            items: {
                /** @enum {string} */
                kind: "request" | "change" | "amendment" | "emergency" | "policy" | "template";
                siteId: string;
                subjectId: string;
                planVersion: number;
                digest: string;
                /** Format: date-time */
                decideBy: string;
                /** Format: date-time */
                askedAt: string;
                reason: string;
                requestedBy: {
                    principal: string;
                    personId?: string;
                    machineId?: string;
                };
                required: number;
                given: number;
                rejections: number;
                you?: {
                    mayAnswer: boolean;
                    /** @enum {string} */
                    vote?: "approve" | "reject";
                };
                window?: components["schemas"]["Window"];
                proposal?: components["schemas"]["Proposal"];
                replaces?: {
                    /** @enum {string} */
                    mode: "full" | "testers-only" | "read-only";
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                    onApproval?: {
                        /** Format: date-time */
                        notBefore?: string;
                        /** Format: date-time */
                        notAfter: string;
                        durationSeconds: number;
                        leadSeconds: number;
                        /** Format: date-time */
                        approvedAt?: string;
                    };
                    hostnames: string[];
                    hostnamesChosen?: boolean;
                    paths: string[];
                    /** @enum {string} */
                    pathMatch?: "segments" | "segments-and-suffixes";
                    message?: string;
                    messages?: {
                        [key: string]: string;
                    };
                    allowedMethods?: ("GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE")[];
                    corsOrigins?: string[];
                    overrunSeconds?: number;
                };
            }[];
            cursor?: string;
        };
        Problem: {
            issues?: {
                field: string;
                rule: string;
            }[];
            siteId?: string;
            windowId?: string;
            windowIds?: string[];
            proposalId?: string;
            proposalIds?: string[];
            personId?: string;
            approverId?: string;
            machineId?: string;
            webhookId?: string;
            eventId?: string;
            machines?: string[];
            groups?: string[];
            people?: string[];
            field?: string;
            principal?: string;
            way?: string;
            actual?: string;
            legal?: string[];
            advice?: string;
            /** Format: date-time */
            decideBy?: string;
            /** @enum {string} */
            mode?: "full" | "testers-only" | "read-only";
            paths?: string[];
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            templateId?: string;
            rule?: string;
            uses?: number;
            required?: number;
            eligible?: number;
            key?: string;
            size?: number;
            limit?: number;
            neededBytes?: number;
            freeBytes?: number;
            hostnames?: string[];
            owners?: {
                [key: string]: string;
            };
            wildcard?: string;
            version?: number;
            planVersion?: number;
            digest?: string;
            leadTimeSeconds?: number;
            maximumDurationSeconds?: number;
            maximumAheadSeconds?: number;
            timeZone?: string;
            candidates?: string[];
            /** Format: date-time */
            lockedUntil?: string;
            retryAfterSeconds?: number;
            roles?: string[];
            requiredRoles?: string[];
            maxAgeSeconds?: number;
            /** Format: date-time */
            authenticatedAt?: string;
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "malformed" | "sign-in-too-old" | "role-required" | "unmapped-principal" | "self-approval" | "not-an-approver" | "late-approver" | "login-required" | "wrong-code" | "unknown-site" | "unknown-window" | "unknown-approver" | "unknown-machine" | "unknown-proposal" | "unknown-webhook" | "unknown-event" | "illegal-move" | "overlap" | "already-voted" | "not-voted" | "proposal-open" | "template-mismatch" | "template-spent" | "break-glass-off" | "break-glass-suspended" | "too-many-comments" | "too-few-approvers" | "edge-capacity" | "edge-store-full" | "calendar-full" | "too-many-requests" | "site-exists" | "notices-off" | "hostname-taken" | "hostname-in-use" | "site-in-use" | "approver-exists" | "approver-in-use" | "directory-full" | "not-confirmed" | "bypass-revoked" | "contended" | "link-unknown" | "link-expired" | "link-used" | "link-superseded" | "stale-version" | "too-large" | "ends-before-start" | "starts-in-past" | "lead-time" | "too-long" | "too-far-ahead" | "unknown-time-zone" | "nonexistent-local-time" | "ambiguous-local-time" | "wildcards-off" | "foreign-url" | "foreign-hostname" | "idempotency-key-reused" | "vote-unspecified" | "link-locked" | "too-many-attempts" | "unexpected";
            detail: string;
            requestId: string;
        };
        GatewayRefusal: {
            message: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getOpenapi: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listWindows: {
        parameters: {
            query?: {
                siteId?: string;
                status?: "requested" | "approved" | "active" | "completed" | "rejected" | "expired" | "cancelled";
                from?: string;
                to?: string;
                order?: "newest" | "oldest";
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowPage"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    requestWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    getWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownWindow"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    editWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedWindow"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listWindowAttempts: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    getEvidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evidence"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    approveWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    rejectWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    withdrawWindowVote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    ratifyWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    commentOnWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Window"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    cancelWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowWithEnforcement"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    endWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowWithEnforcement"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    extendWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                windowId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extension"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowWithEnforcement"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listSites: {
        parameters: {
            query?: {
                prefix?: string;
                publishing?: "failed";
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    createSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    updateSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description Partly done: the rest waits for the approval of the proposal that Location names */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteWithProposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    deleteSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    patchSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["SitePatch"];
                "application/json": components["schemas"]["SitePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description Partly done: the rest waits for the approval of the proposal that Location names */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteWithProposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    siteStatus: {
        parameters: {
            query?: {
                at?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteStatus"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listStatuses: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    startEmergency: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowWithEnforcement"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    proposeTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                kind?: "policy" | "template";
                status?: "requested" | "approved" | "rejected" | "expired" | "cancelled";
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalPage"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    withdrawProposalVote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                    planVersion?: number;
                    digest?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    cancelProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listProposalAttempts: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                proposalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    createBypassLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BypassLinkRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BypassLink"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    revokeBypassLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BypassChange"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    setBypassHeader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BypassHeader"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    revokeBypassHeader: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BypassChange"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    countSubscribers: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriberCount"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    subscribe: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                siteId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriberRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscriber"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                mine?: "true" | "voted";
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionPage"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    explain: {
        parameters: {
            query: {
                url: string;
                method?: "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE";
                ip?: string;
                at?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    removePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    confirmPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listApprovers: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApproverList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    addApprover: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproverRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approver"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    removeApprover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approverId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    changeApprover: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                approverId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approver"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    confirmApprover: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                approverId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    token?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approver"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listMachines: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MachineList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    addMachine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MachineRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Machine"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    removeMachine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                machineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    changeMachine: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version you saw; 412 if it changed. */
                "If-Match"?: string;
            };
            path: {
                machineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MachineChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Machine"];
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                limit?: string;
                cursor?: string;
                siteId?: string;
                action?: "request" | "edit" | "amend" | "extend" | "withdraw" | "comment" | "emergency" | "ratify" | "lapse" | "use-template" | "propose-policy" | "propose-template" | "revoke-template" | "approve" | "reject" | "expire" | "cancel" | "flip-start" | "flip-end" | "end" | "create-site" | "update-site" | "delete-site" | "create-bypass-link" | "revoke-bypass-links" | "set-bypass-header" | "revoke-bypass-header" | "add-person" | "confirm-person" | "change-person" | "remove-person" | "lose-confirmation" | "add-machine" | "change-machine" | "remove-machine" | "add-approver" | "confirm-approver" | "change-approver" | "remove-approver";
                actor?: string;
                subject?: string;
                from?: string;
                to?: string;
                order?: "newest" | "oldest";
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                siteId?: string;
                after?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                siteId?: string;
                cursor?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: string;
            };
            header?: {
                /** @description ETags of answers that you have: 304 without a body if it would be the same. */
                "If-None-Match"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description As If-None-Match has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    replayEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key and body returns the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    eventId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhookId: string;
                        eventId: string;
                    };
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                    "application/json": components["schemas"]["GatewayRefusal"];
                };
            };
        };
    };
    openLink: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    voteByMail: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["VoteForm"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    openLinkHeaders: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            /** @description Refused: nothing was changed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
}
