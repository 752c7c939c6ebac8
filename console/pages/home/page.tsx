import { Page } from '../../parts/page';
import { useTexts } from '../../texts/texts-context';

export default function HomePage() {
  const { home } = useTexts();
  return <Page title={home.title}>{null}</Page>;
}
