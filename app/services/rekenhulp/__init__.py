"""What if: the subsidy of a job and what the job costs, without a dossier. Nothing here is stored."""
