import 'virtual:tokens.css'
import 'virtual:ant.css'
import '../ui/charts/charts.css'
import '../ui/workbench/css/workbench.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyAppearance } from '../ui/workbench/appearance.ts'
import { App } from './App.tsx'

applyAppearance()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
