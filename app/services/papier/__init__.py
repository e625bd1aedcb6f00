"""Paper of a meting: report, explanation, questionnaires, signatures."""
